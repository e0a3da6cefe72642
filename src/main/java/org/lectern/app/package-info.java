/// The commands, the configuration and the one list of what is wired to what.
///
/// Public: [Main], and the list of commands in it.
@NullMarked
package org.lectern.app;

import org.jspecify.annotations.NullMarked;
