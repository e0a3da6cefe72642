/// Discord's OpenAPI document as a judge of what a bot sends and of what the stand-in answers.
@NullMarked
package org.lectern.openapi;

import org.jspecify.annotations.NullMarked;
