package org.lectern.floor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lectern.chat.ChatSender;
import org.lectern.chat.ChatSender.Route;
import org.lectern.chat.Delivery;
import org.lectern.chat.Guilds.Channel;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Session;
import org.lectern.wording.Places;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Has channels made for the rooms that are to have one. That one is to be made is written down first; then it is
/// looked for by its name, and made only where there is none: so that there is one whatever crashes when.
final class Placing {
    private static final Logger log = LoggerFactory.getLogger(Placing.class);

    private static final int TRIES = 6;
    private static final Duration REST = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final ChatSender chat;
    private final InstantSource clock;
    /// That rooms are left out and why, as the log has it.
    private final Map<NewChannel, String> told = new ConcurrentHashMap<>();

    Placing(Ledger ledger, ChatSender chat, InstantSource clock) {
        this.ledger = ledger;
        this.chat = chat;
        this.clock = clock;
    }

    /// The sessions, in their channels where those are there, or could be made. Otherwise they are as they were,
    /// and the log says so. For a room of which all is over none is made.
    CompletableFuture<List<Hosted>> placed(List<Hosted> hosted) {
        Map<NewChannel, List<Hosted>> rooms = new LinkedHashMap<>();
        for (Hosted each : hosted) {
            if (each.toMake() != null) {
                rooms.computeIfAbsent(each.toMake(), _ -> new ArrayList<>()).add(each);
            }
        }
        Map<NewChannel, Long> made = new LinkedHashMap<>();
        Round round = new Round();
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (Map.Entry<NewChannel, List<Hosted>> room : rooms.entrySet()) {
            done = done.thenCompose(_ -> round.channel(room.getKey(), room.getValue()))
                    .thenAccept(channel -> channel.ifPresent(id -> made.put(room.getKey(), id)));
        }
        return done.thenApply(_ -> hosted.stream()
                .map(each -> Optional.ofNullable(each.toMake())
                        .map(made::get)
                        .map(each::in)
                        .orElse(each))
                .toList());
    }

    /// At a start: those for which no channel could be made stay in that of the room that they had before, if they
    /// had another, as they do while the bot runs.
    CompletableFuture<List<Hosted>> placedOrAsBefore(List<Hosted> hosted) {
        return placed(hosted)
                .thenCompose(placed -> placed.stream().allMatch(Hosted::isPlaced)
                        ? CompletableFuture.completedFuture(placed)
                        : ledger.match(placed.stream().map(Hosted::session).toList())
                                .thenCompose(matched -> asBefore(placed, matched)));
    }

    private CompletableFuture<List<Hosted>> asBefore(List<Hosted> placed, Ledger.Matched matched) {
        CompletableFuture<List<Hosted>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (int i = 0; i < placed.size(); i++) {
            Hosted each = placed.get(i);
            Session before = matched.stored().get(matched.read().get(i).id());
            CompletableFuture<Hosted> there = each.toMake() == null || before == null
                    ? CompletableFuture.completedFuture(each)
                    : asBefore(each, each.toMake().of(before.room()));
            all = all.thenCombine(there, (list, one) -> {
                list.add(one);
                return list;
            });
        }
        return all;
    }

    private CompletableFuture<Hosted> asBefore(Hosted unplaced, NewChannel former) {
        return ledger.channel(former)
                .thenCompose(kept -> kept.map(Ledger.KeptChannel::id)
                        .filter(id -> chat.guildOf(id) != 0)
                        .map(id -> staying(unplaced, id))
                        .orElseGet(() -> CompletableFuture.completedFuture(unplaced)));
    }

    /// A session in the channel where it was, since its room has none. That is the room's from now on.
    CompletableFuture<Hosted> staying(Hosted unplaced, long channel) {
        NewChannel room = Objects.requireNonNull(unplaced.toMake());
        told.remove(room);
        log.warn(
                "“{}” stays in the channel where it was ({}), also when another could be made.",
                room.room(),
                Long.toUnsignedString(channel));
        return ledger.made(room, channel).thenApply(_ -> unplaced.in(channel));
    }

    /// Why rooms of these sessions are left out, a sentence or two each.
    List<String> leftOut(Stream<Hosted> hosted) {
        return hosted.map(Hosted::toMake)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(room -> Optional.ofNullable(told.get(room)).stream())
                .toList();
    }

    /// Rooms that are seen to one after the other. Each server is asked for its channels once, and anew where a
    /// request may have made one unnoticed.
    private final class Round {
        private final Map<Long, List<Channel>> seen = new ConcurrentHashMap<>();

        CompletableFuture<Optional<Long>> channel(NewChannel room, List<Hosted> held) {
            boolean isOver =
                    held.stream().allMatch(each -> !clock.instant().isBefore(SlotTimes.closing(each.session())));
            return ledger.channel(room).thenCompose(kept -> {
                if (kept.isEmpty() && isOver) {
                    told.remove(room);
                    return none();
                }
                return kept.<CompletableFuture<Ledger.KeptChannel>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> ledger.want(room))
                        .thenCompose(wanted -> there(room, wanted, topic(room, held), TRIES));
            });
        }

        /// The channels of a server; empty where Discord does not tell them.
        private CompletableFuture<Optional<List<Channel>>> channels(long guild) {
            List<Channel> known = seen.get(guild);
            return known != null
                    ? CompletableFuture.completedFuture(Optional.of(known))
                    : chat.channels(guild)
                            .thenApply(all -> {
                                seen.put(guild, all);
                                return Optional.of(all);
                            })
                            .exceptionally(fault -> {
                                log.debug("The channels of server {} are not told", guild, fault);
                                return Optional.empty();
                            });
        }

        private CompletableFuture<Optional<Long>> there(
                NewChannel room, Ledger.KeptChannel wanted, String topic, int tries) {
            return channels(room.guild())
                    .thenCompose(channels -> channels.map(all -> there(room, wanted, topic, all, tries))
                            .orElseGet(() -> again(
                                    room, wanted, topic, tries, "Discord does not tell its server's channels", REST)));
        }

        private CompletableFuture<Optional<Long>> there(
                NewChannel room, Ledger.KeptChannel wanted, String topic, List<Channel> all, int tries) {
            Optional<Long> kept = all.stream()
                    .map(Channel::id)
                    .filter(id -> id.equals(wanted.id()))
                    .findFirst();
            if (kept.isPresent()) {
                told.remove(room);
                return CompletableFuture.completedFuture(kept);
            }
            return all.stream()
                    .filter(channel -> channel.name().equals(wanted.name()))
                    .filter(channel -> Objects.equals(channel.category(), room.category()))
                    .findFirst()
                    .map(found -> keep(room, wanted, found.id(), "is held in the channel that is there"))
                    .orElseGet(() -> make(room, wanted, topic, tries));
        }

        private CompletableFuture<Optional<Long>> make(
                NewChannel room, Ledger.KeptChannel wanted, String topic, int tries) {
            Duration pause = chat.pause(Route.CREATE_CHANNEL, room.guild());
            if (pause.isPositive()) {
                return later(pause).thenCompose(_ -> make(room, wanted, topic, tries));
            }
            return chat.createChannel(room.guild(), room.category(), wanted.name(), topic)
                    .thenCompose(delivery -> switch (delivery) {
                        case Delivery.Delivered made -> keep(room, wanted, made.id(), "has a channel of its own now");
                        case Delivery.Refused refused ->
                            leftOut(room, wanted, "Discord refused it (" + refused.code() + "): " + refused.why());
                        case Delivery.Postponed postponed ->
                            again(room, wanted, topic, tries, postponed.why(), postponed.pause());
                        case Delivery.Unknown unknown -> again(room, wanted, topic, tries, unknown.why(), REST);
                    });
        }

        /// Looks anew after a rest: the request before may have made it.
        private CompletableFuture<Optional<Long>> again(
                NewChannel room, Ledger.KeptChannel wanted, String topic, int tries, String why, Duration rest) {
            seen.remove(room.guild());
            return tries <= 1
                    ? leftOut(room, wanted, why)
                    : later(rest).thenCompose(_ -> there(room, wanted, topic, tries - 1));
        }
    }

    private static String topic(NewChannel room, List<Hosted> held) {
        return Places.topic(room.room(), held.getFirst().venue().language());
    }

    private CompletableFuture<Optional<Long>> keep(NewChannel room, Ledger.KeptChannel wanted, long id, String what) {
        return ledger.made(room, id).thenApply(_ -> {
            told.remove(room);
            log.info("“{}” {}: #{} ({})", room.room(), what, wanted.name(), Long.toUnsignedString(id));
            return Optional.of(id);
        });
    }

    /// Told once, until it is otherwise: it is tried again whenever a schedule is read anew.
    private CompletableFuture<Optional<Long>> leftOut(NewChannel room, Ledger.KeptChannel wanted, String why) {
        String sentence = "“" + room.room() + "” is left out, since its channel #" + wanted.name() + " cannot be made. "
                + why + ". When that is mended, /session reload has it tried again.";
        log.atLevel(sentence.equals(told.put(room, sentence)) ? Level.DEBUG : Level.ERROR)
                .log("{}", sentence);
        return none();
    }

    private static CompletableFuture<Optional<Long>> none() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private static CompletableFuture<Void> later(Duration pause) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS));
    }
}
