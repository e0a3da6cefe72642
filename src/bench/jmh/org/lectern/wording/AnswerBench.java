package org.lectern.wording;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.lectern.chat.Post.Message;
import org.lectern.question.Filed;
import org.lectern.schedule.Block;
import org.lectern.schedule.TestSessions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What an asker is told once their question is kept.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AnswerBench {
    private final Scene scene = Scenes.track();
    private final Block block = Scenes.block(0);
    private final Filed filed =
            new Filed(Scenes.question(17, block, Scenes.talk(0).id(), "How long did training take?"), 3, false);

    @Benchmark
    public Message filed() {
        return Replies.filed(scene.in(Locale.GERMAN), block, filed, TestSessions.at("18:06"));
    }
}
