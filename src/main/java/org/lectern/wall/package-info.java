/// The pages: the question wall.
@NullMarked
package org.lectern.wall;

import org.jspecify.annotations.NullMarked;
