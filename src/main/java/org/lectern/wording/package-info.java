/// Every sentence that people read in the chat: announcements, lines in threads, cards and private answers. Pure: from
/// the schedule, the questions and an instant to a post within Discord's limits.
@NullMarked
package org.lectern.wording;

import org.jspecify.annotations.NullMarked;
