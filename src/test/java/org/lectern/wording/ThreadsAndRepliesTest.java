package org.lectern.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.wording.Scenes.TRACK;
import static org.lectern.wording.Scenes.block;
import static org.lectern.wording.Scenes.question;
import static org.lectern.wording.Scenes.slot;
import static org.lectern.wording.Scenes.talk;
import static org.lectern.wording.Scenes.track;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.chat.AsRead;
import org.lectern.question.Filed;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.RichText;

/// Threads and their names, cards, receipts and refusals.
class ThreadsAndRepliesTest {
    @Test
    void threads_are_named_by_the_numbers_that_they_serve() {
        assertThat(ThreadLines.name(track(), block(0))).isEqualTo("Q&A 1 · Implicit Neural Representations");
        assertThat(ThreadLines.name(track(), block(4))).isEqualTo("Joint Q&A 5–8");
    }

    @Test
    void threads_of_talks_without_numbers_are_named_by_title() {
        assertThat(ThreadLines.name(track(), new Block(talk(0).id(), List.of(unnumbered(0)), null)))
                .isEqualTo("Q&A · Implicit Neural Representations");
        assertThat(ThreadLines.name(track(), new Block(talk(4).id(), List.of(unnumbered(4), unnumbered(5)), null)))
                .isEqualTo("Joint Q&A · MetaPerturb and 1 more");
    }

    @Test
    void numbers_with_gaps_are_listed() {
        assertThat(ThreadLines.name(track(), new Block(talk(4).id(), List.of(talk(4), talk(6)), null)))
                .isEqualTo("Joint Q&A 5, 7");
    }

    @Test
    void the_joint_q_and_a_pings_the_chairs_and_shows_the_queue() {
        List<Question> queue = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> question(i, block(4), null, "Why " + i + "?"))
                .toList();
        assertThat(AsRead.of(ThreadLines.jointQaIsOn(track(), slot(8, Slot.JointQa.class), block(4), queue)))
                .startsWith("""
                        <@41> <@42> the joint Q&A for 5–8 is on, until 19:50.
                        12 questions are in the queue:
                        **5 · MetaPerturb** · Author of MetaPerturb
                        **6 · Robust Recovery** · Author of Robust Recovery
                        """)
                .contains("\n**All of them**\n**#1** Why 1?\n")
                .contains("**#10** Why 10?\nand 2 more\n[Ask]\npings [4");
        assertThat(AsRead.of(
                        ThreadLines.jointQaIsOn(track(), slot(8, Slot.JointQa.class), block(4), queue.subList(0, 1))))
                .contains("1 question is in the queue:");
    }

    @ParameterizedTest
    @CsvSource({
        "0, Time's up for 5–8; no questions are left open.",
        "1, Time's up for 5–8; 1 question stays open; the authors may answer here:",
        "3, 'Time''s up for 5–8; 3 questions stay open; the authors may answer here:'"
    })
    void the_floor_closes(int open, String expected) {
        List<Question> left = IntStream.rangeClosed(1, open)
                .mapToObj(i -> question(i, block(4), null, "Why " + i + "?"))
                .toList();
        String listed = left.stream()
                .map(question -> "\n**#" + question.number() + "** " + question.text())
                .collect(Collectors.joining());
        assertThat(AsRead.of(ThreadLines.timeIsUp(track(), block(4), left)))
                .isEqualTo(expected + listed + "\n[What's next]");
    }

    @Test
    void a_card_says_number_talk_asker_and_text() {
        assertThat(AsRead.of(Cards.of(
                        track(),
                        block(4).id(),
                        List.of(
                                question(1, block(4), talk(4).id(), "Why?\n\n\n\nReally?"),
                                question(2, block(4), null, "How?", "\u202e")))))
                .isEqualTo("""
                        **#1** · talk 5  *Zoë*
                        Why? Really? [▲ Vote]
                        **#2** · all talks  *somebody*
                        How? [▲ Vote]
                        [Ask]""");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1st",
        "2, 2nd",
        "3, 3rd",
        "4, 4th",
        "11, 11th",
        "12, 12th",
        "13, 13th",
        "21, 21st",
        "102, 102nd",
        "111, 111th",
        "113, 113th",
        "123, 123rd"
    })
    void ordinals(int number, String expected) {
        assertThat(Terms.in(Locale.ENGLISH).ordinal(number)).isEqualTo(expected);
    }

    @Test
    void a_receipt_tells_number_talk_place_and_where_it_appears() {
        assertThat(filed(track(), 4, talk(4), "18:00", false)).isEqualTo("""
                Kept as question **#9**, for **5 · Spotlight · MetaPerturb**.
                It is 2nd in line for the joint Q&A 5–8, which begins at 19:40. It appears in the Q&A thread, which\
                 opens at 19:00.""");
        assertThat(filed(track(), 4, null, "19:45", true)).isEqualTo("""
                That was asked already: it is question **#9**, for all talks of the joint Q&A 5–8.
                It is 2nd in line for the joint Q&A 5–8. It appears in the Q&A thread as soon as that opens.""");
        assertThat(filed(Scenes.withThreads(TRACK, 555), 0, talk(0), "18:05", false))
                .endsWith("It is 2nd in line for Q&A 1. It appears in <#555>.");
    }

    static List<Refusal> refusals() {
        return List.of(
                new Refusal.Blank(),
                new Refusal.TooLong(512),
                new Refusal.LeftOut(talk(0)),
                new Refusal.NothingLeft(TRACK.title()),
                new Refusal.NoSuchTalk("waves"),
                new Refusal.Ambiguous("robust", List.of(talk(5), talk(9))),
                new Refusal.ChooseTalk(talk(0)),
                new Refusal.NoQuestions(talk(0)),
                new Refusal.NobodyAnswers(),
                new Refusal.SessionOver(),
                new Refusal.NoSessionHere(List.of(100L)),
                new Refusal.NoSessionHere(List.of()),
                new Refusal.SeveralHere(),
                new Refusal.NotYourMessage(),
                new Refusal.NotChair(),
                new Refusal.NoPages(),
                new Refusal.NotAuthor(),
                new Refusal.NotAsker(),
                new Refusal.NameTalk(),
                new Refusal.TooFast(3, at("18:05")),
                new Refusal.TooManyOpen(10),
                new Refusal.Muted(),
                new Refusal.NotAnonymous(),
                new Refusal.Forgotten(),
                new Refusal.Gone(),
                new Refusal.NotInProgramme("hall"),
                new Refusal.Begun(talk(0)),
                new Refusal.TooManyReminders(25),
                new Refusal.TooManyTalks(9000));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void every_refusal_says_why_and_what_to_do(Refusal refusal) {
        assertThat(Replies.refused(refusal, Locale.ENGLISH).content()).isEqualTo(refusal.words(Locale.ENGLISH));
        assertThat(refusal.words(Locale.ENGLISH))
                .isEqualTo(
                        switch (refusal) {
                            case Refusal.TooManyTalks _ ->
                                "9000 talks are too many for one file. Choose a day, a room or a kind.";
                            case Refusal.Begun _ ->
                                "**1 · Oral · Implicit Neural Representations** has begun already, so there is nothing to remind you"
                                        + " of.";
                            case Refusal.TooManyReminders _ ->
                                "You have 25 reminders to come, which is as many as one person may have. `/remind` without a talk"
                                        + " lists them: take one back.";
                            case Refusal.NotInProgramme _ ->
                                "The programme has no one room, kind or day called “hall”. Pick one from the list that opens as you"
                                        + " type.";
                            case Refusal.NoPages _ ->
                                "Lectern serves no pages here, so there is no link. Whoever runs it can switch them on by"
                                        + " `web` in its configuration.";
                            case Refusal.Blank _ ->
                                "There is no question in that. Write it in words, up to 500 characters.";
                            case Refusal.TooLong _ ->
                                "That has 512 characters; a question may have 500. Shorten it by 12 and ask again.";
                            case Refusal.LeftOut _ ->
                                "**1 · Oral · Implicit Neural Representations** does not take place, so there are no"
                                        + " questions about it. See `/schedule` for what is on.";
                            case Refusal.NothingLeft _ ->
                                "Nothing of **" + TRACK.title().plain() + "** takes place here any more.";
                            case Refusal.NoSuchTalk _ ->
                                "No talk here is “waves”. Type a part of its title, or its number, in the `talk` option and pick from"
                                        + " the list.";
                            case Refusal.Ambiguous _ -> """
                    “robust” could be several talks:
                    - 6 · Spotlight · Robust Recovery
                    - 10 · Spotlight · Robust Sub-Gaussian Principal Component Analysis
                    Pick one from the list of the `talk` option.""";
                            case Refusal.ChooseTalk _ ->
                                "Nothing is on yet, so say which talk you mean: in `/ask`, fill in the `talk` option with its number or"
                                        + " a part of its title, like “1 · Implicit Neural Representations”.";
                            case Refusal.NoQuestions _ ->
                                "**1 · Oral · Implicit Neural Representations** takes no questions. Name another in the `talk` option.";
                            case Refusal.NobodyAnswers _ ->
                                "No talk of this session takes questions. See `/schedule` for what is on.";
                            case Refusal.SessionOver _ ->
                                "This session is over, and its Q&A is closed. Write in the talk's thread instead: its authors may"
                                        + " still read it.";
                            case Refusal.NoSessionHere(List<Long> channels) ->
                                channels.isEmpty()
                                        ? "No session is planned on this server. Ask its organisers when one will be."
                                        : "No session is held in this channel. Ask in the session's own: <#100>.";
                            case Refusal.SeveralHere _ ->
                                "Several sessions share this channel at that time, so nothing was done. To ask, name the talk in the"
                                        + " `talk` option, or press **Ask** under it. Chairs of more than one: act in the Q&A thread of the"
                                        + " talk that you mean.";
                            case Refusal.NotYourMessage _ ->
                                "You may add your own messages; only a chair may add somebody else's. Ask it yourself with `/ask`.";
                            case Refusal.NotChair _ ->
                                "Only the session's chairs may do that, so nothing was done. Ask one of them.";
                            case Refusal.NotAuthor _ ->
                                "Only the session's chairs may do that, and authors for their own talks, so nothing was done. A chair"
                                        + " can let you in with `/session author`.";
                            case Refusal.NotAsker _ ->
                                "Only whoever asked a question may do that, so nothing was done. `/my-questions` shows your own.";
                            case Refusal.NameTalk _ ->
                                "No talk is on right now. Name one in the `talk` option, by its number or a part of its title.";
                            case Refusal.TooFast(int _, Instant until) ->
                                "So that everybody has a turn, you may ask 3 questions a minute. This one was not kept; please ask it"
                                        + " again <t:" + until.getEpochSecond() + ":R>.";
                            case Refusal.TooManyOpen _ ->
                                "10 questions of yours about this are open, which is as many as one person may have. So this one was"
                                        + " not kept. Take one of them back with `/my-questions`, or wait until one is answered.";
                            case Refusal.Muted _ ->
                                "A chair has paused your questions in this session, so this one was not kept. You may still vote.";
                            case Refusal.NotAnonymous _ ->
                                "This session takes no anonymous questions, so yours was not kept. Leave that option out to ask it"
                                        + " under your name.";
                            case Refusal.Forgotten _ ->
                                "Your question is not there any more: it waits for 15 minutes, and not beyond a restart of Lectern."
                                        + " So it was not kept. Please ask it again with `/ask`.";
                            case Refusal.Gone _ ->
                                "That is not in the schedule any more. See `/schedule`, and ask with `/ask`.";
                        });
    }

    @Test
    void a_long_list_of_talks_that_may_be_meant_is_counted() {
        List<Talk> talks = TRACK.slots().stream()
                .filter(Talk.class::isInstance)
                .map(Talk.class::cast)
                .toList();
        assertThat(new Refusal.Ambiguous("a", talks).words(Locale.ENGLISH)).contains("\nand 6 more.\n");
    }

    private static String filed(Scene scene, int slot, @Nullable Talk about, String now, boolean again) {
        Block block = block(slot);
        Question question = question(9, block, about == null ? null : about.id(), "Why?");
        Instant asked = at(now);
        return AsRead.of(Replies.filed(scene, block, new Filed(question, 2, again), asked))
                .replace("\n[Tell me by direct message]", "");
    }

    private static Talk unnumbered(int slot) {
        Talk talk = talk(slot);
        RichText title = talk.title();
        return new Talk(
                talk.id(),
                talk.start(),
                talk.end(),
                null,
                null,
                title,
                talk.authors(),
                RichText.plain(""),
                talk.qa(),
                null);
    }
}
