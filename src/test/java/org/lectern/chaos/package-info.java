/// Campaigns that try to break the promises: each runs for as long as it is given, and every round is one line of a
/// results file. `mvn -Pchaos verify` runs them.
@NullMarked
package org.lectern.chaos;

import org.jspecify.annotations.NullMarked;
