package org.lectern.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chaos.CrashPoints;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.Planner;
import org.lectern.rehearsal.BotProcess.Program;
import org.lectern.rehearsal.Evidence.Absence;
import org.lectern.rehearsal.Evidence.Act;
import org.lectern.rehearsal.Evidence.Response;
import org.lectern.rehearsal.Script.Move;
import org.lectern.schedule.Block;
import org.lectern.schedule.Identities;
import org.lectern.schedule.Session;
import org.lectern.schedule.reader.Given;
import org.lectern.standin.Actor;
import org.lectern.standin.Answer;
import org.lectern.standin.Fault;
import org.lectern.standin.Happening;
import org.lectern.standin.Person;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.StandIn;
import org.lectern.standin.Watch;
import org.lectern.store.Records;

/// One session in which the bot is killed again and again: its clock is put to one boundary after the other, people
/// ask, and at points of a list, in turn, the process gets SIGKILL and starts anew.
final class KilledSession implements AutoCloseable {
    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(15);
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(600);
    private static final Duration LATE = Duration.ofSeconds(2);
    /// Longer than the bot takes to come back, and shorter than Discord knows a nonce.
    private static final Duration SLOW = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int ASKERS = 5;
    private static final int MANY = 1000;
    /// What the stand-in divides its windows by: that of nonces is 36 s then.
    private static final int SPEED = 5;

    /// An own Q&A, a joint one, a break, and a joint one again.
    private static final String PAGE = """
            Killed Again and Again

            Each Oral includes Q&A
            Spotlights have joint Q&As

            2020-12-08T18:00:00-08:00 - 2020-12-08T19:40:00-08:00

            Session chairs

            Ada Lovelace

            Schedule

            2020-12-08T18:00:00-08:00 - 2020-12-08T18:15:00-08:00
            1 - Oral: Falling
            Lise Meitner
            How to fall.
            2020-12-08T18:15:00-08:00 - 2020-12-08T18:25:00-08:00
            2 - Spotlight: Getting Up
            Emmy Noether
            How to get up.
            2020-12-08T18:25:00-08:00 - 2020-12-08T18:35:00-08:00
            3 - Spotlight: Falling Again
            Grace Hopper
            How to fall anew.
            2020-12-08T18:35:00-08:00 - 2020-12-08T18:45:00-08:00
            Q&A: Joint Q&A for Preceeding Spotlights
            2020-12-08T18:45:00-08:00 - 2020-12-08T19:00:00-08:00
            Break
            2020-12-08T19:00:00-08:00 - 2020-12-08T19:15:00-08:00
            6 - Spotlight: Going On
            Maria Mitchell
            How to go on.
            2020-12-08T19:15:00-08:00 - 2020-12-08T19:30:00-08:00
            Q&A: Joint Q&A for Preceeding Spotlights
            2020-12-08T19:30:00-08:00 - 2020-12-08T19:40:00-08:00
            Break
            """;

    /// The same with a last joint Q&A that begins earlier.
    private static final String OTHER_PAGE = PAGE.replace("19:15:00", "19:10:00");

    /// From then on what is different may have begun.
    private static final Instant LAST_CHANGE = Instant.parse("2020-12-09T03:00:00Z");

    private final SplittableRandom random;
    private final List<KillPoint> points;
    private final BooleanSupplier goesOn;
    private final Folder folder;
    private final Path page;
    private final List<Evidence.Plan> plans = new ArrayList<>();
    private final StandIn standin;
    private final String channel;
    private final List<Cue> plan;
    private final List<Block> blocks;
    private final Witness witness;
    private final ScaledClock clock;
    private final List<Player> players;
    private final Watch watch;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();

    private final List<Future<Act>> acts = new ArrayList<>();
    /// What people do beside asking.
    private final List<Future<Answer>> others = new ArrayList<>();
    /// Who has voted for which question, and who was shown that it counts.
    private final Set<String> ballots = ConcurrentHashMap.newKeySet();
    private final Set<String> counted = ConcurrentHashMap.newKeySet();
    private int late = -1;
    private final List<Absence> absences = new ArrayList<>();
    private final Map<KillPoint, Integer> kills = new LinkedHashMap<>();
    private int asked;
    private int passings;
    private long since;
    private long slowUntil = System.nanoTime();

    private @Nullable BotProcess bot;
    private volatile @Nullable KillPoint armed;
    private volatile CompletableFuture<String> crashed = new CompletableFuture<>();

    private KilledSession(long seed, List<KillPoint> points, BooleanSupplier goesOn) throws IOException {
        this.random = new SplittableRandom(seed);
        this.points = new ArrayList<>(points);
        this.goesOn = goesOn;
        this.folder = Folder.open(null);
        this.page = folder.path().resolve("session.txt");
        Files.writeString(page, PAGE);
        this.standin = StandIn.start(
                StandIn.Config.at(InstantSource.system()).withSpeed(SPEED).withChannels("hall"));
        this.channel = standin.channelId("hall");
        Session session = read();
        this.plans.add(new Evidence.Plan(Instant.MIN, session));
        this.plan = Planner.plan(session, Block.of(session), LEAD);
        this.blocks = Block.of(session);
        this.clock = ScaledClock.startingAt(plan.getFirst().at().minusSeconds(60), 1, InstantSource.system());
        this.absences.add(Absence.before(clock.instant()));
        this.witness = new Witness(folder.store(), standin, this::held, LEAD);
        this.players = IntStream.range(0, ASKERS)
                .mapToObj(i -> standin.createUser("asker-" + i))
                .map(person -> new Player(standin, standin.as(person), channel))
                .toList();
        this.watch = standin.watch(this::happened);
        folder.configure(
                new Folder.Config(
                        standin.restUrl(),
                        standin.gatewayUrl(),
                        LEAD,
                        GRACE,
                        List.of(standin.person("chair").id()),
                        URI.create("https://example.org/video")),
                Map.of(page, channel));
    }

    /// @param points in the order in which they are to come; one that cannot come yet waits
    /// @param goesOn whether there is time for more kills; without it the session is played to its end in peace
    static KilledSession open(long seed, List<KillPoint> points, BooleanSupplier goesOn) throws IOException {
        return new KilledSession(seed, points, goesOn);
    }

    private List<Evidence.Held> held(List<Session> stored) {
        return stored.stream()
                .map(each -> new Evidence.Held(each, channel, "hall")
                        .planned(plans.stream()
                                .map(plan -> new Evidence.Plan(
                                        plan.from(),
                                        Identities.rematch(stored, List.of(plan.session()))
                                                .getFirst()))
                                .toList()))
                .toList();
    }

    private Session read() {
        return Playbill.read(List.of(page), Given.NOTHING).sessions().getFirst();
    }

    /// How often the bot was killed at each point.
    Map<KillPoint, Integer> kills() {
        return kills;
    }

    /// Plays it to its end.
    ///
    /// @return what broke a promise
    List<String> play() throws InterruptedException {
        Instant begun = Instant.now();
        start(next(point -> point.what().equals("migration")));
        List<Instant> boundaries = toCome();
        while (!boundaries.isEmpty()) {
            Instant at = boundaries.getFirst();
            if (armed == null) {
                arm(next(point -> !point.isOfAStart() && mayComeAt(point, at)));
            }
            step(at);
            boundaries = toCome();
            if (KillPoint.AWAY.equals(armed) && !boundaries.isEmpty()) {
                beAwayUntilOneOf(boundaries);
                boundaries = toCome();
            } else if (armed != null
                    && (armed.isOnItsWay() || armed.equals(KillPoint.SLOW) || armed.equals(KillPoint.AWAY))) {
                disarm();
            }
        }
        // What is still on its way may arrive twice only then.
        TimeUnit.NANOSECONDS.sleep(slowUntil - System.nanoTime());
        Instant end = clock.instant();
        List<Act> done = new ArrayList<>();
        for (Future<Act> act : acts) {
            done.add(result(act));
        }
        for (Future<Answer> other : others) {
            awaitEnd(other);
        }
        witness.awaitSettled(end);
        running().close();
        Pace pace = new Pace(begun, plan.getFirst().at(), Double.MAX_VALUE);
        AuditReport report = Audit.of(witness.evidence(pace, absences, end, done));
        List<String> faults = new ArrayList<>(report.faults());
        faults.addAll(voteFaults());
        return faults;
    }

    /// The boundaries that are to come, as the chairs have moved them by now.
    private List<Instant> toCome() {
        Instant now = clock.instant();
        try (Records records = Records.open(folder.store())) {
            return records.sessions().stream()
                    .flatMap(session -> {
                        Course course = Course.of(session, records.times(session.id()));
                        return Planner.plan(course.at(now), course.blocks(now), LEAD).stream();
                    })
                    .map(Cue::at)
                    .filter(now::isBefore)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /// Every vote of which somebody was told that it counts is there, none more than were cast, and the cards show
    /// as many as there are.
    private List<String> voteFaults() {
        List<String> faults = new ArrayList<>();
        Map<String, String> labels = new HashMap<>();
        standin.threads().stream()
                .flatMap(thread -> standin.as("chair").messages(thread.id()).stream())
                .flatMap(message -> message.buttons().stream())
                .filter(KilledSession::isVote)
                .forEach(button -> labels.put(question(button), button.label()));
        try (Records records = Records.open(folder.store())) {
            for (Records.OfQuestion each : records.questions()) {
                String key = each.question().id().cardKey();
                int votes = each.question().standing().votes();
                long told = told(counted, key);
                long tried = told(ballots, key);
                if (votes < told || votes > tried) {
                    faults.add("Question " + key + " has " + votes + " votes, of " + told
                            + " that were told to count and " + tried + " that were cast.");
                }
                String label = labels.get(key);
                if (label != null && !label.equals("▲ " + (votes == 0 ? "Vote" : votes))) {
                    faults.add("The card of question " + key + " shows " + label + " for " + votes + " votes.");
                }
            }
        }
        return faults;
    }

    private static long told(Set<String> ballots, String key) {
        return ballots.stream().filter(ballot -> ballot.endsWith(" " + key)).count();
    }

    private static String question(SeenMessage.Button button) {
        return button.customId().split(":", -1)[1];
    }

    private static boolean isVote(SeenMessage.Button button) {
        return button.customId().startsWith("vote:");
    }

    private static Act result(Future<Act> act) throws InterruptedException {
        try {
            return act.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// However it ends: that a bot which is dead does not answer breaks no promise.
    private static void awaitEnd(Future<Answer> other) throws InterruptedException {
        try {
            other.get();
        } catch (ExecutionException _) {
            // Nobody was told that it was done.
        }
    }

    private BotProcess running() {
        if (bot == null) {
            throw new IllegalStateException("no bot was started");
        }
        return bot;
    }

    /// Goes to a boundary, and lets the bot be killed there as often as it comes to its point.
    private void step(Instant at) throws InterruptedException {
        jump(at);
        if (KillPoint.ANY.equals(armed)) {
            CompletableFuture<String> now = crashed;
            CompletableFuture.delayedExecutor(random.nextInt(400), TimeUnit.MILLISECONDS)
                    .execute(() -> now.complete(KillPoint.ANY.toString()));
        }
        players.forEach(this::ask);
        players.forEach(player -> vote(random.nextInt(MANY), player.person()));
        if (armed == null || armed.isOfAChange() || random.nextInt(4) == 0) {
            changeTimes();
        }
        if (at.isBefore(LAST_CHANGE) && (armed == null || armed.isOfAnotherPlan() || random.nextInt(4) == 0)) {
            changePlan();
        }
        since = System.nanoTime();
        while (isCrashedBeforeItSettles(at)) {
            kill();
            boolean again = random.nextBoolean();
            start(again ? next(point -> !point.what().equals("migration") && mayComeAt(point, at)) : Optional.empty());
            ask(players.getFirst());
            since = System.nanoTime();
        }
    }

    private void jump(Instant at) throws InterruptedException {
        clock.set(at.truncatedTo(ChronoUnit.MILLIS));
        running().clock(clock.anchor());
    }

    /// Kills the bot while nothing is under way, and starts it again when a boundary or two have passed.
    private void beAwayUntilOneOf(List<Instant> boundaries) throws InterruptedException {
        Instant gone = clock.instant();
        kill();
        int next = Math.min(random.nextInt(2), boundaries.size() - 1);
        clock.set(boundaries.get(next).plusSeconds(random.nextInt(500)).truncatedTo(ChronoUnit.MILLIS));
        absences.add(new Absence(gone, clock.instant()));
        start(Optional.empty());
        players.forEach(this::ask);
        since = System.nanoTime();
        if (isCrashedBeforeItSettles(clock.instant())) {
            throw new IllegalStateException("nothing was armed");
        }
    }

    private boolean isCrashedBeforeItSettles(Instant at) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLES_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            if (crashed.isDone()) {
                return true;
            }
            boolean answered = Stream.concat(acts.stream(), others.stream()).allMatch(Future::isDone)
                    || System.nanoTime() - since > ANSWERED_WITHIN.toNanos();
            if (answered && !KillPoint.ANY.equals(armed) && witness.settled(at)) {
                return crashed.isDone();
            }
            if (!running().isAlive()) {
                throw running().died();
            }
            Thread.sleep(10);
        }
        return crashed.isDone();
    }

    /// Moves the end of what is on by a minute, and back the next time: what was said is edited.
    private void changeTimes() {
        late = -late;
        int minutes = late;
        others.add(hands.submit(() -> standin.as("chair")
                .command(channel, "session late", Map.of("minutes", minutes))
                .answer(SOON)));
    }

    /// Puts another schedule in the place of the one there is.
    private void changePlan() {
        try {
            Path whole =
                    Files.writeString(folder.path().resolve("session.new"), plans.size() % 2 == 0 ? PAGE : OTHER_PAGE);
            Files.move(whole, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        plans.add(new Evidence.Plan(clock.instant(), read()));
        running().tell("reread");
    }

    /// Presses the vote button of some card, each at most once.
    private void vote(int which, Person voter) {
        others.add(hands.submit(() -> {
            Actor actor = standin.as(voter);
            List<SeenMessage> cards = standin.threads().stream()
                    .flatMap(thread -> actor.messages(thread.id()).stream())
                    .filter(message -> message.buttons().stream().anyMatch(KilledSession::isVote))
                    .toList();
            if (!cards.isEmpty()) {
                SeenMessage message = cards.get(which % cards.size());
                List<SeenMessage.Button> buttons =
                        message.buttons().stream().filter(KilledSession::isVote).toList();
                SeenMessage.Button button = buttons.get(which % buttons.size());
                String ballot = voter.id() + " " + question(button);
                if (ballots.add(ballot)
                        && actor.press(message.id(), button.customId()).answer(SOON) instanceof Answer.Updated) {
                    counted.add(ballot);
                }
            }
            return new Answer.Nothing();
        }));
    }

    private void ask(Player player) {
        Move move = new Move.Ask("Question " + ++asked + " of those who ask?", random.nextBoolean());
        acts.add(hands.submit(() -> act(player, move)));
    }

    /// What somebody did. That a bot which is dead does not answer breaks no promise.
    private Act act(Player player, Move move) {
        Response response = switch (player.play(move)) {
            case Response.Nothing _, Response.Unheard _ -> new Response.Told("", Duration.ZERO);
            case Response.Impossible(String why) -> new Response.Told(why, Duration.ZERO);
            case Response.Receipt receipt -> receipt;
            case Response.Told told -> told;
        };
        return new Act(
                player.person().id(),
                player.person().name(),
                channel,
                Player.name(move),
                Player.question(move),
                response);
    }

    private Optional<KillPoint> next(Predicate<KillPoint> fits) {
        if (!goesOn.getAsBoolean()) {
            return Optional.empty();
        }
        for (Iterator<KillPoint> each = points.iterator(); each.hasNext(); ) {
            KillPoint point = each.next();
            if (fits.test(point)) {
                each.remove();
                points.add(point);
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    /// Whether a point can come at a boundary, by what is said there.
    private boolean mayComeAt(KillPoint point, Instant at) {
        List<Cue> cues = plan.stream().filter(cue -> cue.at().equals(at)).toList();
        return switch (point.what()) {
            case "thread" -> cues.stream().anyMatch(this::opensAThread);
            case "thread line" ->
                cues.stream()
                        .anyMatch(cue -> cue instanceof Cue.FloorCloses
                                || cue instanceof Cue.JointQaStarts
                                || (cue instanceof Cue.TalkStarts && !opensAThread(cue)));
            case "replan" -> at.isBefore(LAST_CHANGE);
            case "announcement" -> cues.stream().anyMatch(cue -> !(cue instanceof Cue.FloorCloses));
            default -> true;
        };
    }

    private boolean opensAThread(Cue cue) {
        return cue instanceof Cue.TalkStarts talk
                && blocks.stream().anyMatch(block -> block.first().id().equals(talk.slot()));
    }

    private void arm(Optional<KillPoint> next) {
        armed = next.orElse(null);
        KillPoint point = armed;
        if (point == null || point.equals(KillPoint.ANY) || point.equals(KillPoint.AWAY)) {
            return;
        }
        if (point.isOnItsWay()) {
            passings = 1 + random.nextInt(2);
            String route = switch (point.what()) {
                case "thread" -> "POST /channels/*/messages/*/threads";
                case "edit" -> "PATCH /channels/*/messages/*";
                default -> "POST /channels/*/messages";
            };
            standin.faults().next(route, new Fault.AnswerLate(LATE), MANY);
        } else {
            if (point.equals(KillPoint.SLOW)) {
                standin.faults().next("POST /channels/*/messages", new Fault.Delay(SLOW));
                slowUntil = System.nanoTime() + SLOW.plusSeconds(10).toNanos();
                running().tell("arm 1 " + point);
                return;
            }
            int most = point.where().equals("within") ? 30 : point.what().equals("commit") ? 4 : 2;
            running().tell("arm " + (1 + random.nextInt(most)) + " " + point);
        }
    }

    private void disarm() {
        armed = null;
        standin.faults().clear();
        running().tell("arm 0 nothing");
    }

    /// Kills the bot a moment after what it has sent is there, while it waits for the answer.
    private void happened(Happening happening) {
        KillPoint point = armed;
        if (point != null && point.isOnItsWay() && point.what().equals(kind(happening)) && --passings == 0) {
            CompletableFuture<String> now = crashed;
            CompletableFuture.delayedExecutor(random.nextInt(20), TimeUnit.MILLISECONDS)
                    .execute(() -> now.complete(point.toString()));
        }
    }

    private String kind(Happening happening) {
        return switch (happening) {
            case Happening.ThreadOpened _ -> "thread";
            case Happening.MessageEdited _ -> "edit";
            case Happening.MessagePosted(SeenMessage message) -> {
                List<String> keys = Witness.keys(message);
                yield keys.isEmpty() || message.ephemeral() ? "" : CrashPoints.kind(keys.getFirst());
            }
            default -> "";
        };
    }

    private void kill() throws InterruptedException {
        KillPoint point = armed == null ? KillPoint.ANY : armed;
        running().kill();
        kills.merge(point, 1, Integer::sum);
        disarm();
        if (System.nanoTime() > slowUntil && random.nextBoolean()) {
            // As if the bot had been away for longer than Discord knows a nonce; no request is that slow.
            standin.faults().forgetNonces();
        }
    }

    /// Starts the bot, anew where it is killed while it starts, and waits until it is ready.
    private void start(Optional<KillPoint> point) throws InterruptedException {
        int delay = random.nextInt(60);
        CompletableFuture<String> stopped = new CompletableFuture<>();
        crashed = stopped;
        BotProcess started = BotProcess.start(
                folder.path(), standin.token(), new Program("org.lectern.app.KilledBot", List.of(), line -> {
                    if (line.startsWith("crash ")) {
                        // In the meantime whatever does not wait for that point goes on.
                        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS)
                                .execute(() -> stopped.complete(line));
                    }
                }));
        bot = started;
        arm(point);
        started.clock(clock.anchor());
        try {
            CompletableFuture.anyOf(started.ready(), stopped).get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the bot is neither ready nor crashed after a minute", e);
        }
        if (stopped.isDone()) {
            kill();
            start(Optional.empty());
        } else if (!started.ready().join()) {
            throw started.died();
        } else if (armed != null && armed.isOfAStart()) {
            disarm();
        }
    }

    @Override
    public void close() {
        watch.close();
        if (bot != null) {
            bot.close();
        }
        hands.close();
        standin.close();
        folder.close();
    }
}
