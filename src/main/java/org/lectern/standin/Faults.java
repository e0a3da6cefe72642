package org.lectern.standin;

import java.time.Duration;
import java.util.function.Consumer;

/// Things that go wrong, to be switched on while the stand-in runs.
public final class Faults {
    private final World world;
    private final Knobs knobs;
    private final Gateway gateway;
    private final Posts posts;
    private final Threads threads;

    Faults(World world, Knobs knobs, Gateway gateway, Posts posts, Threads threads) {
        this.world = world;
        this.knobs = knobs;
        this.gateway = gateway;
        this.posts = posts;
        this.threads = threads;
    }

    /// The next requests of a route go wrong.
    ///
    /// @param route such as `POST /channels/*/messages` or `PATCH /webhooks/**`; a method `*` stands for any
    /// @param times how many of them
    public void next(String route, Fault fault, int times) {
        knobs.plan(route, fault, times);
    }

    /// The next request of a route goes wrong.
    public void next(String route, Fault fault) {
        next(route, fault, 1);
    }

    /// Nothing goes wrong any more. What was deleted stays so.
    public void clear() {
        knobs.clear();
    }

    /// Whether nobody is there: every request's connection is cut before anything is done, and so is every
    /// connection to the gateway.
    public void outage(boolean begins) {
        knobs.outage(begins);
        if (begins) {
            cutGateway();
        }
    }

    /// Drops the gateway's TCP connections without a word.
    public void cutGateway() {
        connections(GatewayConnection::cut);
    }

    /// Closes the gateway's connections with a code.
    public void closeGateway(int code) {
        connections(connection -> connection.close(code, "as was asked for"));
    }

    /// Op 7: the clients are to connect anew and resume.
    public void askReconnect() {
        connections(connection -> connection.send("{\"op\":7,\"d\":null}"));
    }

    /// Op 9: the sessions are invalid; those that are not resumable are gone.
    public void invalidateSessions(boolean resumable) {
        connections(connection -> connection.invalidate(resumable));
    }

    /// Whether heartbeats are answered (op 11).
    public void acknowledgeHeartbeats(boolean does) {
        knobs.acknowledgesHeartbeats(does);
    }

    /// The next interactions are delivered twice each.
    public void deliverTwice(int interactions) {
        knobs.deliverTwice(interactions);
    }

    /// A channel goes, with its threads.
    public void deleteChannel(String channelId) {
        locked(() -> threads.delete(world.channel(channelId)));
    }

    public void deleteThread(String threadId) {
        deleteChannel(threadId);
    }

    public void deleteMessage(String messageId) {
        locked(() -> posts.delete(message(messageId)));
    }

    public void archive(String threadId, boolean archived) {
        locked(() -> threads.archive(world.channel(threadId), archived));
    }

    public void lock(String threadId, boolean locked) {
        locked(() -> threads.lock(world.channel(threadId), locked));
    }

    /// The token is worth nothing from now on: REST answers 401 and the gateway closes with 4004. Gives the new
    /// one.
    public String revokeToken() {
        String renewed = Tokens.bot(world.bot.id());
        knobs.token(renewed);
        closeGateway(4004);
        return renewed;
    }

    /// Makes a message older than it is.
    public void age(String messageId, Duration by) {
        locked(() -> message(messageId).sent = message(messageId).sent.minus(by));
    }

    /// Makes an interaction older than it is, so that its deadline or its life passes without waiting.
    public void age(Interaction interaction, Duration by) {
        locked(() -> interaction.age(by));
    }

    /// The past few minutes of nonces are over.
    public void forgetNonces() {
        locked(posts::forgetNonces);
    }

    private MessageState message(String id) {
        MessageState message = world.messages.get(id);
        if (message == null) {
            throw ApiError.unknownMessage();
        }
        return message;
    }

    private void connections(Consumer<GatewayConnection> each) {
        locked(() -> gateway.connections().forEach(each));
    }

    private void locked(Runnable work) {
        world.locked(() -> {
            work.run();
            return true;
        });
    }
}
