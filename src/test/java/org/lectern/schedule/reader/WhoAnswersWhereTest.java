package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Pages.HEADER;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;
import static org.lectern.schedule.reader.Pages.read;
import static org.lectern.schedule.reader.Pages.talks;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.schedule.Slot.Qa;

class WhoAnswersWhereTest {
    private static final String RULES = "Each Oral includes Q&A\nSpotlights have joint Q&As\n";
    private static final List<String> TIMES =
            List.of("10:00-10:10", "10:10-10:20", "10:20-10:30", "10:30-10:40", "10:40-10:50", "10:50-11:00");

    private static Reading page(String rules, String... titles) {
        StringBuilder slots = new StringBuilder();
        for (int i = 0; i < TIMES.size(); i++) {
            String title = i < titles.length ? titles[i] : "Break";
            boolean talk = title.contains(":");
            slots.append(TIMES.get(i)).append('\n').append(title).append(talk ? "\nAnn One\nText.\n" : "\n");
        }
        return read(HEADER.replace(RULES, rules) + Pages.times(slots.toString()));
    }

    private static List<Qa> qas(Reading reading) {
        return talks(only(reading)).stream().map(talk -> talk.qa()).toList();
    }

    @Test
    void the_pages_rules_decide() {
        Reading reading = page(RULES, "Oral: A", "Spotlight: B", "Oral: C", "Q&A");
        assertThat(qas(reading)).containsExactly(Qa.OWN, Qa.JOINT, Qa.OWN);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void rules_hold_whatever_the_case_and_number_of_the_kind() {
        assertThat(qas(page("ORALS have a joint Q & A\nNo Q&A for demos\n", "Oral: A", "Demo: B", "Q&A")))
                .containsExactly(Qa.JOINT, Qa.NONE);
    }

    @Test
    void a_rule_for_all_talks_holds_for_every_kind() {
        assertThat(qas(page("All talks share one Q&A\n", "Oral: A", "Keynote: B", "Q&A")))
                .containsExactly(Qa.JOINT, Qa.JOINT);
        assertThat(qas(page("No Q&A in this session, whatever the talk\n", "Oral: A")))
                .containsExactly(Qa.NONE);
    }

    @Test
    void a_rule_for_a_kind_that_is_not_on_the_page_is_no_doubt() {
        assertThat(page(RULES, "Oral: A").problems()).isEmpty();
    }

    @Test
    void a_rule_that_says_nothing_is_told() {
        assertThat(problems(page("Q&A rocks\n", "Oral: A")))
                .contains("7 WARNING The rule “Q&A rocks” does not say where questions are answered.");
    }

    @Test
    void without_rules_spotlights_share_the_q_and_a_that_follows() {
        Reading reading = page("", "Oral: A", "Spotlight: B", "Lightning talk: C", "Q&A", "Spotlight: D");
        assertThat(qas(reading)).containsExactly(Qa.OWN, Qa.JOINT, Qa.JOINT, Qa.OWN);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void without_rules_a_q_and_a_serves_the_kind_that_its_title_names() {
        assertThat(qas(page("", "Oral: A", "Spotlight: B", "Joint Q&A for Preceding Orals")))
                .containsExactly(Qa.JOINT, Qa.OWN);
    }

    @Test
    void without_rules_a_q_and_a_that_would_serve_nobody_serves_all_and_says_so() {
        Reading reading = page("", "Talk: A", "Talk: B", "Q&A", "Talk: C");
        assertThat(qas(reading)).containsExactly(Qa.JOINT, Qa.JOINT, Qa.OWN);
        assertThat(problems(reading))
                .singleElement()
                .asString()
                .contains("WARNING The page does not say whom “Q&A” is for");
    }

    @Test
    void a_q_and_a_that_serves_nobody_is_told() {
        assertThat(problems(page(RULES, "Oral: A", "Q&A")))
                .singleElement()
                .asString()
                .contains("WARNING No talk before “Q&A” has its questions answered there.");
    }

    @Test
    void a_joint_talk_without_a_q_and_a_after_it_is_told() {
        assertThat(problems(page(RULES, "Spotlight: A", "Q&A", "Spotlight: B")))
                .singleElement()
                .asString()
                .contains("WARNING “B” has a joint Q&A, but no Q&A follows on this page.");
    }
}
