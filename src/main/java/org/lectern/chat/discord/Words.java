package org.lectern.chat.discord;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import org.lectern.chat.Texts;

/// Every text of this room that somebody in a chat can see.
enum Words {
    FAILED("failed"),
    TOO_MANY("tooMany"),
    OLD_BUTTON("oldButton"),
    OLD_FORM("oldForm"),
    OLD_COMMAND("oldCommand"),

    ASK("ask"),
    ASK_QUESTION("ask.question"),
    ASK_QUESTION_DESCRIPTION("ask.question.description"),
    ASK_TALK("ask.talk"),
    ASK_TALK_DESCRIPTION("ask.talk.description"),
    NEXT("next"),
    NOW("now"),
    SCHEDULE("schedule"),
    ROOM("room"),
    ROOM_DESCRIPTION("room.description"),
    KIND("kind"),
    KIND_DESCRIPTION("kind.description"),
    DAY("day"),
    DAY_DESCRIPTION("day.description"),
    REMIND("remind"),
    REMIND_TALK_DESCRIPTION("remind.talk.description"),
    REMIND_BEFORE("remind.before"),
    REMIND_BEFORE_DESCRIPTION("remind.before.description"),
    CALENDAR("calendar"),
    CALENDAR_TALK_DESCRIPTION("calendar.talk.description"),
    CALENDAR_MINE("calendar.mine"),
    CALENDAR_MINE_DESCRIPTION("calendar.mine.description"),
    ADD_TO_QA("addToQa"),
    ASK_ANONYMOUS("ask.anonymous"),
    ASK_ANONYMOUS_DESCRIPTION("ask.anonymous.description"),
    MARK_AS_ANSWER("markAsAnswer"),
    MY_QUESTIONS("myQuestions"),
    QUEUE("queue"),
    SESSION("session"),
    SESSION_LATE("session.late"),
    SESSION_LATE_MINUTES("session.late.minutes"),
    SESSION_LATE_MINUTES_DESCRIPTION("session.late.minutes.description"),
    SESSION_ABSORB("session.absorb"),
    SESSION_ABSORB_DESCRIPTION("session.absorb.description"),
    SESSION_START("session.start"),
    SESSION_HOLD("session.hold"),
    SESSION_RESUME("session.resume"),
    SESSION_END("session.end"),
    SESSION_SKIP("session.skip"),
    SESSION_SKIP_SLOT("session.skip.slot"),
    SESSION_SKIP_SLOT_DESCRIPTION("session.skip.slot.description"),
    SESSION_UNDO("session.undo"),
    SESSION_AUTHOR("session.author"),
    SESSION_AUTHOR_PERSON("session.author.person"),
    SESSION_AUTHOR_PERSON_DESCRIPTION("session.author.person.description"),
    SESSION_AUTHOR_TALK_DESCRIPTION("session.author.talk.description"),
    SESSION_AUTHOR_REMOVE("session.author.remove"),
    SESSION_AUTHOR_REMOVE_DESCRIPTION("session.author.remove.description"),
    SESSION_LOG("session.log"),
    SESSION_DESK("session.desk"),
    SESSION_RELOAD("session.reload"),
    SESSION_RELOAD_PREVIEW("session.reload.preview"),
    SESSION_RELOAD_PREVIEW_DESCRIPTION("session.reload.preview.description"),
    SESSION_REPORT("session.report"),
    SESSION_WALL("session.wall"),
    SESSION_WALL_REVOKE("session.wall.revoke"),
    SESSION_WALL_REVOKE_DESCRIPTION("session.wall.revoke.description"),

    FORM_QUESTION("form.question"),
    FORM_HINT("form.hint"),
    FORM_TALK("form.talk"),
    FORM_ANONYMOUS("form.anonymous");

    private final String key;

    Words(String key) {
        this.key = key;
    }

    String in(Locale reader) {
        return Texts.of(Words.class, reader).get(key);
    }

    /// In the language of whoever acted.
    String in(GenericInteractionCreateEvent event) {
        return in(event.getUserLocale().toLocale());
    }

    /// What Discord takes for the text itself, and shows those whose language has no translation.
    String original() {
        return in(Texts.LANGUAGES.getFirst());
    }

    /// The text in the other languages.
    Map<DiscordLocale, String> translations() {
        return Texts.LANGUAGES.stream().skip(1).collect(Collectors.toMap(DiscordLocale::from, this::in));
    }
}
