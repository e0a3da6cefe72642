package org.lectern.house.planted.b;

import org.lectern.house.planted.a.Planted;

/// The way back of a planted cycle.
public interface Back {
    Planted planted();
}
