/// What Lectern says of its own accord: the rows that wait to be sent, and the one sender that paces them.
@NullMarked
package org.lectern.outbox;

import org.jspecify.annotations.NullMarked;
