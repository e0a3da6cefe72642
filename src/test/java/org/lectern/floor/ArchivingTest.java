package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.schedule.OpenThreads;

/// A server that nears Discord's limit of active threads.
class ArchivingTest {
    private final FloorStage stage = FloorStage.at("17:50");

    @AfterEach
    void close() {
        stage.close();
    }

    private boolean isArchived(String thread) {
        return stage.chat.isArchived(stage.chat.threads().stream()
                .filter(each -> each.name().startsWith(thread))
                .findFirst()
                .orElseThrow()
                .id());
    }

    @Test
    void the_thread_that_finished_first_is_archived_near_the_limit() {
        stage.chat.withActiveThreads(OpenThreads.NEAR - 2);
        stage.play("18:00").play("18:15");
        assertThat(isArchived("Q&A 1 ·")).isFalse();
        stage.play("18:30");
        assertThat(isArchived("Q&A 1 ·")).isTrue();
        assertThat(isArchived("Q&A 2 ·")).isFalse();
        assertThat(isArchived("Q&A 3 ·")).isFalse();
    }

    @Test
    void far_from_it_none_is() {
        stage.chat.withActiveThreads(OpenThreads.NEAR - 10);
        stage.play("18:00").play("18:15").play("18:30");
        assertThat(isArchived("Q&A 1 ·")).isFalse();
    }
}
