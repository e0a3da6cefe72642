/// The chat in our own words: interactions in, posts out. Ports both ways; pure rendering within the chat's limits.
@NullMarked
package org.lectern.chat;

import org.jspecify.annotations.NullMarked;
