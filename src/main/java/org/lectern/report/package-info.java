/// What came of a session, for people and for spreadsheets.
@NullMarked
package org.lectern.report;

import org.jspecify.annotations.NullMarked;
