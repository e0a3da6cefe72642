/// Questions: what was asked, of which talk or block, and its state.
@NullMarked
package org.lectern.question;

import org.jspecify.annotations.NullMarked;
