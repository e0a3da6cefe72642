/// The programme: sessions, their slots and people, and which Q&A serves which talks. Pure.
@NullMarked
package org.lectern.schedule;

import org.jspecify.annotations.NullMarked;
