/// Questions: what was asked, of which talk or block, and its state; which ones are alike, and how many one may ask.
/// Pure.
@NullMarked
package org.lectern.question;

import org.jspecify.annotations.NullMarked;
