package org.lectern.floor;

import org.lectern.chat.Venue;
import org.lectern.schedule.Session;

/// A session and where it is held.
public record Hosted(Session session, Venue venue) {}
