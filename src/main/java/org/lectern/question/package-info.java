/// Questions: what was asked, of which talk or block, where it stands and what may follow. Pure.
@NullMarked
package org.lectern.question;

import org.jspecify.annotations.NullMarked;
