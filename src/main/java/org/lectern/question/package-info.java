/// Questions: what was asked, of which talk or block, where it stands and what may follow; how alike two are, and how
/// much one person may ask. Pure.
@NullMarked
package org.lectern.question;

import org.jspecify.annotations.NullMarked;
