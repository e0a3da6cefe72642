package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Test;

/// The README's step by step invitation of the bot.
class InvitationTest {
    @Test
    void it_asks_for_exactly_the_permissions_that_the_bot_uses_by_their_names() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Matcher number = Pattern.compile("&permissions=(\\d+)").matcher(readme);
        assertThat(number.find()).isTrue();
        Matcher more = Pattern.compile("`permissions=(\\d+)`").matcher(readme);
        assertThat(more.find()).isTrue();
        assertThat(Long.parseLong(more.group(1))).isEqualTo(Permission.getRaw(Permissions.invitedToMake()));
        assertThat(Long.parseLong(number.group(1))).isEqualTo(Permission.getRaw(Permissions.invited()));
        String plain = readme.replaceAll("\\s+", " ");
        assertThat(Permissions.invitedToMake())
                .allSatisfy(permission -> assertThat(plain).contains(Permissions.name(permission)));
    }
}
