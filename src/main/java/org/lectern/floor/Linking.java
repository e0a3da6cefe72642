package org.lectern.floor;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.SessionClock;
import org.lectern.floor.Access.Action;
import org.lectern.schedule.SessionId;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;
import org.lectern.wording.Scene;

/// Gives chairs links to pages: `/session wall`, `/session desk` and `/session report`.
final class Linking {
    private static final Ledger.Who OURSELVES = new Ledger.Who(0, "Lectern");

    private final Directory directory;
    private final SessionClock clock;
    private final Links links;
    private final Changes changes;
    private volatile @Nullable URI base;
    private volatile boolean isForEverybody;

    Linking(Directory directory, SessionClock clock, Links links, Changes changes) {
        this.directory = directory;
        this.clock = clock;
        this.links = links;
        this.changes = changes;
    }

    /// @param at where the pages are reached by those who get links
    /// @param byEverybody whether it is also where attendees reach them
    void served(URI at, boolean byEverybody) {
        isForEverybody = byEverybody;
        base = at;
    }

    /// A link to the report of a session for whoever reads its channel; empty where they could not reach it.
    CompletableFuture<Optional<URI>> forEverybody(SessionId session) {
        URI at = base;
        if (at == null || !isForEverybody) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return links.make(new Link(session, Link.Page.REPORT, OURSELVES))
                .thenApply(token -> Optional.of(URI.create(at + "/report/" + token)));
    }

    void link(Interaction.Ran ran, Link.Page page, Responder responder) {
        Context context = ran.context();
        Optional<Conductor> session = directory.led(context, clock.instant());
        if (session.isEmpty()) {
            responder.answer(Replies.refused(directory.notOne(context, clock.instant()), context.locale()));
        } else {
            boolean revokes = Boolean.parseBoolean(ran.options().getOrDefault("revoke", "false"));
            responder.answerWhen(link(session.get(), context, page, revokes));
        }
    }

    CompletableFuture<Message> link(Conductor conductor, Context context, Link.Page page, boolean revokes) {
        URI at = base;
        if (!Access.may(Access.capacities(context.person(), conductor.hosted().venue()), Action.LINK_PAGE)) {
            return CompletableFuture.completedFuture(Replies.refused(new Refusal.NotChair(), context.locale()));
        }
        if (at == null) {
            return CompletableFuture.completedFuture(Replies.refused(new Refusal.NoPages(), context.locale()));
        }
        SessionId session = conductor.session().id();
        Link link = new Link(session, page, Moving.who(context.person()));
        CompletableFuture<Integer> revoked =
                revokes ? links.revoke(session, page, null) : CompletableFuture.completedFuture(0);
        return revoked.thenCompose(count -> links.make(link).thenApply(token -> {
            changes.of(session);
            Scene scene = conductor.scene().in(context.locale());
            return switch (page) {
                case WALL -> Replies.wallLink(scene, URI.create(at + "/wall/" + token), count);
                case REPORT -> Replies.reportLink(scene, URI.create(at + "/report/" + token), count);
                case DESK -> Replies.deskLink(scene, URI.create(at + "/desk/" + token + "/"), count);
            };
        }));
    }
}
