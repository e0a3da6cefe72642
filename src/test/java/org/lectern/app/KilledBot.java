package org.lectern.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lectern.chaos.CrashPoints;
import org.lectern.chaos.CrashingChat;
import org.lectern.chaos.CrashingDriver;
import org.lectern.chaos.CrashingLedger;
import org.lectern.chaos.CrashingOutbox;
import org.lectern.chat.ChatSender;
import org.lectern.cue.SessionClock;
import org.lectern.floor.Ledger;
import org.lectern.outbox.Outbox;
import picocli.CommandLine;

/// The real bot, which stands still at a point that it is told: the line `crash POINT` on its standard output says that
/// it has come there, so that whoever started it can kill it. The point is set by lines `arm COUNT POINT` on its
/// standard input, between those that set its clock, and acknowledged by a line `armed POINT`.
final class KilledBot {
    private static final String FAST = "--fast";

    private KilledBot() {}

    public static void main(String[] args) throws Exception {
        CrashingDriver.register();
        System.setIn(withoutOrders());
        List<String> options = new ArrayList<>(List.of(args));
        Wiring wiring = options.remove(FAST) ? new Fast() : new Crashing();
        System.exit(new CommandLine(new RunCommand(wiring)).execute(options.toArray(String[]::new)));
    }

    private static PipedInputStream withoutOrders() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PipedOutputStream rest = new PipedOutputStream();
        PipedInputStream clock = new PipedInputStream(rest);
        Thread.ofPlatform().name("orders").daemon().start(() -> {
            try (PrintWriter out = new PrintWriter(rest, true, StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("arm ")) {
                        String[] words = line.split(" ", 3);
                        CrashPoints.arm(words[2], Integer.parseInt(words[1]));
                        System.out.println("armed " + words[2]);
                        System.out.flush();
                    } else {
                        out.println(line);
                    }
                }
            } catch (IOException e) {
                System.err.println("No more orders: " + e);
            }
        });
        return clock;
    }

    /// Paces what it sends as fast as a stand-in of that speed takes it, although its clock stands.
    private static final class Fast extends Crashing {
        @Override
        public Duration second(SessionClock clock) {
            return SECOND.dividedBy(60);
        }
    }

    private static class Crashing implements Wiring {
        @Override
        public Ledger ledger(Ledger ledger) {
            return new CrashingLedger(ledger);
        }

        @Override
        public Outbox outbox(Outbox outbox) {
            return new CrashingOutbox(outbox);
        }

        @Override
        public ChatSender chat(ChatSender chat) {
            return new CrashingChat(chat);
        }
    }
}
