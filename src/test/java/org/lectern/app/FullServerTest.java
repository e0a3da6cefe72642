package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.standin.Recorded;
import org.lectern.standin.SeenThread;

/// A server that has as many active threads as Discord lets it have.
class FullServerTest {
    private final Bot bot = Bot.ready("17:55");

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void finished_threads_make_room_the_earliest_first_and_a_question_opens_one_again() {
        bot.standin.activeThreads(2);
        bot.start().through("17:55", "18:00");
        bot.ask(bot.thread("Q&A 1").id(), "Does it scale?");
        bot.card("Q&A 1", "Does it scale?");
        bot.through("18:15", "18:30");
        assertThat(bot.standin.threads())
                .extracting(thread -> thread.name().substring(0, 5), SeenThread::archived)
                .containsExactly(tuple("Q&A 1", true), tuple("Q&A 2", true), tuple("Q&A 3", false));
        assertThat(bot.standin.requests())
                .filteredOn(request ->
                        request.method().equals("PATCH") && request.body().has("archived"))
                .extracting(Recorded::path)
                .containsExactly(
                        "/channels/" + bot.thread("Q&A 1").id(),
                        "/channels/" + bot.thread("Q&A 2").id());
        assertThat(bot.questions()).containsExactly("Does it scale?");
        bot.ask(bot.thread("Q&A 1").id(), "And how far?");
        bot.card("Q&A 1", "And how far?");
        assertThat(bot.thread("Q&A 1").archived()).isFalse();
    }
}
