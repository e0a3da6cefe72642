/// The floor: conducts a session. Cues and interactions come in, facts and sends go out; every decision is made here.
@NullMarked
package org.lectern.floor;

import org.jspecify.annotations.NullMarked;
