/// Discord, through JDA: events in, messages out. The only importer of JDA. Its public API is [DiscordChat].
@NullMarked
package org.lectern.chat.discord;

import org.jspecify.annotations.NullMarked;
