/// Hostile input: what people and programs write who mean harm or know no better, and judges of what becomes of it.
@NullMarked
package org.lectern.hostile;

import org.jspecify.annotations.NullMarked;
