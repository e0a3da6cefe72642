package org.lectern.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatException;
import org.lectern.chat.Venue;
import org.lectern.chat.discord.DiscordChat;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.cue.quartz.QuartzTimer;
import org.lectern.floor.Floor;
import org.lectern.floor.Hosted;
import org.lectern.floor.Ledger;
import org.lectern.outbox.Pacer;
import org.lectern.schedule.Session;
import org.lectern.store.Store;
import org.lectern.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running bot: the one list of what is wired to what.
final class Lectern implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lectern.class);
    private static final Duration OPENS_WITHIN = Duration.ofMinutes(1);

    /// Discord makes about one channel a second.
    private static final Duration PLACED_WITHIN = Duration.ofMinutes(15);

    /// What is running, the newest first.
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CompletableFuture<ChatException> lost = new CompletableFuture<>();

    private @Nullable Rereading rereading;

    private Lectern() {}

    /// Starts everything. When this returns, what is due is decided, and the rest is waited for. When it fails,
    /// nothing is left running.
    ///
    /// @param schedules as read
    /// @throws ChatException where there is no connection to Discord to be had
    /// @throws StoreException where the database cannot be used
    /// @throws CannotStart where the sessions cannot be taken up
    static Lectern start(
            Configuration configuration, Schedules schedules, String token, SessionClock clock, Wiring wiring)
            throws InterruptedException {
        Lectern lectern = new Lectern();
        try {
            lectern.open(configuration, schedules, token, clock, wiring);
            return lectern;
        } catch (InterruptedException | RuntimeException | Error e) {
            lectern.close();
            throw e;
        }
    }

    private void open(Configuration configuration, Schedules schedules, String token, SessionClock clock, Wiring wiring)
            throws InterruptedException {
        Configuration.Discord discord = configuration.discord();
        Store store = running(Store.open(configuration.store()));
        Ledger ledger = wiring.ledger(store.ledger());
        Doorman doorman = new Doorman();
        Pacer pacer = new Pacer(System::nanoTime, () -> wiring.second(clock));
        DiscordChat chat = running(DiscordChat.connect(
                new DiscordChat.Options(
                        token, discord.apiUrl(), discord.gatewayUrl(), clock, discord.chairPermission(), pacer::leave),
                doorman));
        var _ = chat.lost().thenAccept(lost::complete);
        Floor floor = running(new Floor(
                configuration.rules(),
                clock,
                ledger,
                wiring.outbox(store.outbox()),
                wiring.chat(chat),
                pacer,
                new DrawnCharts()));
        QuartzTimer timer = running(new QuartzTimer(clock, InstantSource.system()));
        schedules.hosted().stream()
                .map(Hosted::toMake)
                .filter(Objects::nonNull)
                .flatMap(room -> chat.problemsOfMaking(room.guild(), room.category()).stream())
                .distinct()
                .forEach(problem -> log.warn("{}", problem));
        List<Hosted> read = done(floor.place(schedules.hosted()), PLACED_WITHIN);
        List<Hosted> hosted = read.stream().filter(Hosted::isPlaced).toList();
        tell(hosted, chat, clock.instant());
        if (configuration.rules().events()) {
            channels(hosted)
                    .flatMap(channel -> chat.problemsOfScheduling(channel).stream())
                    .distinct()
                    .forEach(problem -> log.warn("{}", problem));
        }
        timer.start(floor);
        done(floor.open(read, timer)).stream()
                .filter(change -> !change.isNew())
                .forEach(change -> log.info("The schedule has changed. {}", change));
        rereading = running(new Rereading(configuration.sessions(), schedules, floor, configuration.reread()));
        doorman.letIn(floor);
        running(doorman);
        running(new Tidying(floor));
        Configuration.Web web = configuration.web();
        if (web != null) {
            running(new Pages(web, floor));
        }
    }

    /// Has the schedules read anew.
    void reread() {
        if (rereading != null) {
            rereading.now();
        }
    }

    private <T extends AutoCloseable> T running(T part) {
        parts.addFirst(part);
        return part;
    }

    private static <T> T done(CompletableFuture<T> decided) throws InterruptedException {
        return done(decided, OPENS_WITHIN);
    }

    private static <T> T done(CompletableFuture<T> decided, Duration within) throws InterruptedException {
        try {
            return decided.get(within.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            String why =
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("for no known reason");
            throw new CannotStart("The sessions cannot be taken up: " + why, e);
        } catch (TimeoutException e) {
            throw new CannotStart(
                    "The sessions cannot be taken up: the database has not answered within " + within.toSeconds()
                            + " s.",
                    e);
        }
    }

    /// Completes with the reason when Discord has ended the connection for good; never otherwise. Nothing more can
    /// be said or heard, and all that was to be waits in the database.
    CompletableFuture<ChatException> lost() {
        return lost;
    }

    private static Stream<Long> channels(List<Hosted> hosted) {
        return hosted.stream().map(Hosted::venue).map(Venue::channel).distinct();
    }

    private static void tell(List<Hosted> hosted, DiscordChat chat, Instant now) {
        for (Hosted each : hosted) {
            Session session = each.session();
            log.info(
                    "{}: {} to {}, in channel {}",
                    session.title().plain(),
                    session.start(),
                    session.end(),
                    each.venue().channel());
        }
        channels(hosted).forEach(channel -> chat.problems(channel).forEach(problem -> log.warn("{}", problem)));
        boolean allOver =
                !hosted.isEmpty() && hosted.stream().allMatch(each -> !now.isBefore(SlotTimes.closing(each.session())));
        if (allOver) {
            log.warn(
                    "By the programme every session is over: nothing will be announced, unless a chair has put it off.");
        }
    }

    /// Ends in order: whoever comes is told so, nothing new is due, what was accepted is answered, what is under
    /// way leaves or waits in the store, then the connections close. A part that does not end well keeps no other
    /// from it.
    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            try {
                parts.removeFirst().close();
            } catch (Exception e) {
                log.error("Lectern has not ended in order", e);
            }
        }
    }
}
