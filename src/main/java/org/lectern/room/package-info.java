/// The rehearsal room: a chat client in the browser, to the stand-in, with the rehearsal's own buttons beside it.
@NullMarked
package org.lectern.room;

import org.jspecify.annotations.NullMarked;
