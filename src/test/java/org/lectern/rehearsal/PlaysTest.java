package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole sessions whose chairs, authors and askers act through the stand-in's control API; each once in peace and once
/// with the bot killed in the middle.
@Timeout(180)
class PlaysTest {
    private static final String OWN = "Q&A 1";
    private static final String JOINT = "Joint Q&A";
    private static final String NOTE = "announcement: before the send";
    private static final String EDIT = "edit: before the send";
    private static final String CARD = "card: before the send";
    private static final String ACT = "act: after the row";

    private static final Play LATE = Play.of("seven minutes late, which the break absorbs")
            .at(
                    "17:57",
                    stage -> assertThat(stage.ask("amara", "How far does one fall?", "Falling"))
                            .contains("It appears in the Q&A thread, which opens at " + stage.time("18:00")))
            .at("18:01", stage -> stage.ask("bjarne", "Who catches?"))
            .at(
                    "18:02",
                    stage -> assertThat(stage.chair()
                                    .command("session author", Map.of("person", stage.id("lise"), "talk", "1"))
                                    .text())
                            .contains("may answer for **1 · Oral · Falling** now"))
            .killedAt(
                    EDIT,
                    "18:04",
                    stage -> assertThat(stage.chair()
                                    .command("session late", Map.of("minutes", 7, "absorb", true))
                                    .text())
                            .isEqualTo(
                                    "Done: all up to the next break is 7 minutes later; the break makes up for it as far as it is"
                                            + " long enough. Next: **2 · Spotlight · Getting Up**,"
                                            + " at " + stage.time("18:17") + "."))
            .at("18:05", stage -> {
                assertThat(stage.said("⏱️ The session runs 7 minutes later")).contains(stage.time("18:17"));
                assertThat(stage.announced("1 · Oral · Falling")).contains("Until " + stage.time("18:17"));
                assertThat(stage.hand("amara").command("next").text())
                        .contains("2 · Spotlight · Getting Up", stage.time("18:17"));
                assertThat(stage.hand("amara").command("schedule").text())
                        .contains(
                                stage.time("18:37") + " Q&A",
                                stage.time("18:47") + " Break",
                                stage.time("18:55") + " 6 · ");
            })
            .at("18:06", stage -> {
                Hand author = stage.hand("lise");
                Hand.Reply which =
                        author.onMessage(author.post(stage.thread(OWN), "As far as it takes."), "Mark as answer");
                assertThat(author.choose(which, "queue:answer", "#1 ").text())
                        .startsWith("lise marked question **#1** as answered.");
            })
            .at(
                    "18:12",
                    stage -> assertThat(stage.hand("amara").command("now").text())
                            .contains("On now: **1 · Oral · Falling**, until " + stage.time("18:17")))
            .at("18:50", stage -> {
                assertThat(stage.said("**Break** until")).contains(stage.time("18:55"));
                assertThat(stage.saidIn(OWN))
                        .anyMatch(line -> line.startsWith(
                                "Time's up for talk 1; 1 question stays open; the authors may answer here:\n**#2** "));
                assertThat(stage.card(OWN, 1)).contains("✅ [answered](");
            })
            .at("19:10", stage -> {
                assertThat(stage.announced("6 · Oral · Arriving")).contains("Until " + stage.time("19:05"));
                assertThat(stage.said("is over. 2 questions were asked")).isNotEmpty();
                assertThat(stage.chair().command("session log").text())
                        .contains("chair used `", "lise marked question **#1** as answered", "chair let <@");
            })
            .build();

    private static final Play HOLD = Play.of("a hold across a boundary")
            .at("18:12", stage -> stage.ask("amara", "Which foot first?"))
            .killedAt(
                    NOTE,
                    "18:18",
                    stage -> assertThat(stage.chair().command("session hold").text())
                            .startsWith("Done: the time stands."))
            .at("18:23", stage -> {
                assertThat(stage.said("⏸️ The session waits.")).isNotEmpty();
                assertThat(stage.said()).noneMatch(text -> text.startsWith("3 · Spotlight"));
                assertThat(stage.hand("bjarne").command("now").text())
                        .startsWith("⏸️ The session waits since " + stage.time("18:18"))
                        .contains("On now: **2 · Spotlight");
                assertThat(stage.ask("bjarne", "Why do we wait?")).contains("2 · Spotlight · Getting Up");
                assertThat(stage.hand("second").command("session hold").text())
                        .startsWith("The time stands already, since " + stage.time("18:18"));
            })
            .at(
                    "18:25",
                    stage -> assertThat(stage.chair().command("session resume").text())
                            .isEqualTo("Done: it goes on. Next: **3 · Spotlight · Walking**, at " + stage.time("18:27")
                                    + "."))
            .at("18:28", stage -> {
                assertThat(stage.said("▶️ The session goes on.")).contains(stage.time("18:27"));
                assertThat(stage.announced("2 · Spotlight · Getting Up"))
                        .contains("Until " + stage.time("18:27"), "joint Q&A at " + stage.time("18:37"));
                assertThat(stage.announced("3 · Spotlight · Walking")).contains("Until " + stage.time("18:37"));
                assertThat(stage.hand("amara").command("next").text()).contains(stage.time("18:37"));
            })
            .at("19:17", stage -> {
                assertThat(stage.said("**Break** until")).contains(stage.time("19:02"));
                assertThat(stage.said("is over. 2 questions were asked")).isNotEmpty();
            })
            .build();

    private static final Play SKIP = Play.of("a talk that is skipped")
            .at("17:57", stage -> stage.ask("amara", "Where to?", "Walking"))
            .at("18:11", stage -> stage.ask("bjarne", "How high?"))
            .killedUnanswered(
                    ACT,
                    "18:12",
                    stage -> assertThat(skip(stage, "chair"))
                            .isEqualTo(
                                    "Done: **3 · Spotlight · Walking** is left out. Next: **Q&A: Joint Q&A for Preceeding"
                                            + " Spotlights**, at " + stage.time("18:20") + "."))
            .at("18:13", stage -> {
                assertThat(stage.chair()
                                .command("session skip", Map.of("slot", "3"))
                                .text())
                        .startsWith("That is left out already.");
                assertThat(stage.said("⏭️ **3 · Spotlight · Walking** is left out; what follows comes earlier."))
                        .contains(stage.time("18:20"));
                assertThat(stage.said("**How to ask.**")).doesNotContain("Walking");
                assertThat(stage.announced("2 · Spotlight · Getting Up"))
                        .contains("Until " + stage.time("18:20"), "joint Q&A at " + stage.time("18:20"));
                assertThat(stage.hand("bjarne").command("schedule").text())
                        .contains(stage.time("18:20") + " Q&A", stage.time("18:45") + " 6 · ")
                        .doesNotContain("Walking");
                assertThat(stage.card(JOINT, 1)).isNotEmpty();
            })
            .at("18:21", stage -> {
                assertThat(stage.said()).noneMatch(text -> text.startsWith("3 · Spotlight"));
                assertThat(stage.said("The floor is open for talk 2")).contains("Where to?", "How high?");
                assertThat(stage.saidIn(JOINT))
                        .anyMatch(line -> line.contains("2 questions are in the queue") && line.contains("Where to?"));
            })
            .at(
                    "19:00",
                    stage -> assertThat(stage.said("is over. 2 questions were asked"))
                            .isNotEmpty())
            .build();

    private static final Play MERGE = Play.of("three questions merged whose votes overlap")
            .at("18:01", stage -> {
                stage.ask("amara", "Does it hurt?");
                stage.ask("bjarne", "Is falling painful?");
                stage.ask("chiara", "How painful is the ground?");
            })
            .at("18:02", stage -> {
                stage.vote("amara", OWN, 1);
                stage.vote("amara", OWN, 2);
                stage.vote("bjarne", OWN, 2);
                stage.vote("bjarne", OWN, 3);
                stage.vote("chiara", OWN, 3);
                for (int number = 1; number <= 3; number++) {
                    stage.vote("dev", OWN, number);
                }
            })
            .killedAt(
                    EDIT,
                    "18:03",
                    stage -> assertThat(stage.merge(2, 1).text())
                            .startsWith("chair merged question **#2** into **#1**."))
            .at("18:04", stage -> {
                assertThat(stage.votes(OWN, 1)).isEqualTo("▲ 3");
                assertThat(stage.card(OWN, 1)).contains("and 1 more");
                assertThat(stage.card(OWN, 2)).contains("a part of question #1 now");
                Hand.Reply merged = stage.merge(3, 1);
                stage.settle();
                assertThat(stage.votes(OWN, 1)).isEqualTo("▲ 4");
                assertThat(stage.card(OWN, 1)).contains("and 2 more");
                assertThat(stage.chair().press(merged, "Undo").text()).contains("undid what was done with");
                stage.settle();
                assertThat(stage.votes(OWN, 1)).isEqualTo("▲ 3");
                assertThat(stage.votes(OWN, 3)).isEqualTo("▲ 3");
            })
            .at("18:05", stage -> {
                stage.merge(3, 1);
                stage.settle();
                stage.vote("bjarne", OWN, 1);
                stage.settle();
                assertThat(stage.votes(OWN, 1)).isEqualTo("▲ 3");
                stage.vote("bjarne", OWN, 1);
                stage.settle();
                assertThat(stage.votes(OWN, 1)).isEqualTo("▲ 4");
            })
            .at("18:07", stage -> {
                stage.move("chair", 1, "On stage");
                stage.settle();
                assertThat(stage.card(OWN, 1)).contains("being answered");
                stage.move("second", 1, "Answered");
                stage.settle();
                assertThat(stage.card(OWN, 1)).contains("✅ answered");
            })
            .at("19:10", stage -> {
                assertThat(stage.saidIn(OWN)).anyMatch(line -> line.contains("no questions are left open"));
                assertThat(stage.chair().command("session log").text())
                        .contains(
                                "chair merged question **#2** into **#1**.",
                                "second marked question **#1** as answered.");
            })
            .build();

    private static final Play MODERATED = Play.of("a moderated session")
            .moderated("before")
            .at("18:01", stage -> {
                for (String asker : PlayHouse.ASKERS) {
                    assertThat(stage.ask(asker, "What does " + asker + " ask?"))
                            .contains("A chair is to approve it first");
                }
                assertThat(stage.saidIn(OWN)).noneMatch(text -> text.contains("ask?"));
                assertThat(stage.chair().command("queue").text()).contains("4 of them are to be approved");
            })
            .killedAt(
                    CARD,
                    "18:02",
                    stage -> assertThat(stage.move("chair", 1, "Approve").text())
                            .startsWith("chair approved question **#1**."))
            .at("18:03", stage -> {
                assertThat(stage.votes(OWN, 1)).isEqualTo("▲ Vote");
                stage.move("second", 2, "Hide");
                stage.move("chair", 3, "Approve");
                stage.settle();
                assertThat(stage.card(OWN, 3)).isNotEmpty();
                stage.move("second", 3, "Hide");
                stage.settle();
                assertThat(stage.card(OWN, 3)).contains("A chair has taken this question down.");
            })
            .at("18:11", stage -> {
                assertThat(stage.saidIn(OWN))
                        .anyMatch(line -> line.contains(
                                "Time's up for talk 1; 1 question stays open; the authors may answer here:\n**#1** "))
                        .noneMatch(line -> line.contains("What does bjarne ask?"))
                        .noneMatch(line -> line.contains("What does chiara ask?"))
                        .noneMatch(line -> line.contains("What does dev ask?"));
                assertThat(stage.said()).noneMatch(line -> line.contains("ask?"));
            })
            .build();

    private static final Play TWO_CHAIRS = Play.of("two chairs at once")
            .at("18:01", stage -> {
                stage.ask("amara", "Which chair?");
                stage.ask("bjarne", "And the other?");
            })
            .at("18:02", stage -> {
                Hand.Reply first = stage.picked("chair", 1);
                Hand.Reply second = stage.picked("second", 1);
                stage.chair().press(first, "Pin");
                assertThat(stage.hand("second").press(second, "Hide").text())
                        .startsWith("In the meantime: chair pinned question **#1**. So nothing was done");
            })
            .at("18:03", stage -> {
                Hand.Reply first = stage.picked("chair", 1);
                Hand.Reply second = stage.picked("second", 2);
                assertThat(atOnce(
                                () -> stage.chair().press(first, "On stage").text(),
                                () -> stage.hand("second")
                                        .press(second, "On stage")
                                        .text()))
                        .allMatch(text -> text.contains("on stage."));
                stage.settle();
                assertThat(Stream.of(1, 2)
                                .filter(number -> stage.card(OWN, number).contains("being answered")))
                        .hasSize(1);
            })
            .killedAt(
                    EDIT,
                    "18:04",
                    stage -> assertThat(stage.chair()
                                    .command("session late", Map.of("minutes", 2))
                                    .text())
                            .startsWith("Done: everything from here on is 2 minutes later."))
            .at("18:05", stage -> {
                assertThat(stage.hand("second")
                                .command("session late", Map.of("minutes", 1))
                                .text())
                        .contains(
                                "1 minute later",
                                "chair did something just before you: 2 minutes later, at " + stage.time("18:04"));
                stage.settle();
                assertThat(stage.announced("1 · Oral · Falling")).contains("Until " + stage.time("18:13"));
            })
            .at("18:15", stage -> {
                List<String> told = atOnce(() -> skip(stage, "chair"), () -> skip(stage, "second"));
                assertThat(told)
                        .filteredOn(text -> text.startsWith("Done: **3 ·"))
                        .hasSize(1);
                assertThat(told)
                        .filteredOn(text -> text.startsWith("That is left out already."))
                        .hasSize(1)
                        .allMatch(text -> text.contains("did something just before you"));
                assertThat(stage.hand("second").command("session undo").text()).startsWith("Taken back.");
            })
            .at(
                    "18:24",
                    stage -> assertThat(stage.announced("3 · Spotlight · Walking"))
                            .contains("Until " + stage.time("18:33")))
            .at(
                    "19:13",
                    stage -> assertThat(stage.said("↩️ The last change of times is taken back."))
                            .isNotEmpty())
            .build();

    private static final List<Play> PLAYS = List.of(LATE, HOLD, SKIP, MERGE, MODERATED, TWO_CHAIRS);
    private static PlayHouse house;

    @BeforeAll
    static void open() throws Exception {
        List<Play> all = new ArrayList<>(PLAYS);
        all.addAll(PLAYS);
        house = new PlayHouse(all);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static List<Play> plays() {
        return PLAYS;
    }

    @ParameterizedTest
    @MethodSource("plays")
    void in_peace_the_audit_holds(Play play) throws Exception {
        assertThat(house.play(play, PLAYS.indexOf(play), false).faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plays")
    void with_the_bot_killed_in_the_middle_the_audit_holds(Play play) throws Exception {
        assertThat(house.play(play, PLAYS.size() + PLAYS.indexOf(play), true).faults())
                .isEmpty();
    }

    private static String skip(PlayHouse.Stage stage, String chair) {
        Hand hand = stage.hand(chair);
        return hand.command("session skip", Map.of("slot", hand.suggested("session skip", "slot", "Walking")))
                .text();
    }

    private interface Acting {
        String act();
    }

    private static List<String> atOnce(Acting one, Acting other) {
        CompletableFuture<String> first = CompletableFuture.supplyAsync(one::act);
        CompletableFuture<String> second = CompletableFuture.supplyAsync(other::act);
        return List.of(first.join(), second.join());
    }
}
