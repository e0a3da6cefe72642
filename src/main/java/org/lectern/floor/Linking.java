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

/// Gives chairs links to pages: `/session wall`.
final class Linking {
    private final Directory directory;
    private final SessionClock clock;
    private final Links links;
    private final Changes changes;
    private volatile @Nullable URI base;

    Linking(Directory directory, SessionClock clock, Links links, Changes changes) {
        this.directory = directory;
        this.clock = clock;
        this.links = links;
        this.changes = changes;
    }

    /// @param at where the pages are reached by those who get links
    void served(URI at) {
        base = at;
    }

    void wall(Interaction.Ran ran, Responder responder) {
        Context context = ran.context();
        Optional<Conductor> session = directory.at(context, clock.instant());
        URI at = base;
        if (session.isEmpty()) {
            responder.answer(Replies.refused(directory.noSessionHere(), context.locale()));
        } else if (!Access.may(
                Access.capacities(context.person(), session.get().hosted().venue()), Action.LINK_WALL)) {
            responder.answer(Replies.refused(new Refusal.NotChair(), context.locale()));
        } else if (at == null) {
            responder.answer(Replies.refused(new Refusal.NoPages(), context.locale()));
        } else {
            boolean revokes = Boolean.parseBoolean(ran.options().getOrDefault("revoke", "false"));
            responder.answerWhen(link(session.get(), context, at, revokes));
        }
    }

    private CompletableFuture<Message> link(Conductor conductor, Context context, URI at, boolean revokes) {
        SessionId session = conductor.session().id();
        Link link = new Link(session, Link.Page.WALL, Moving.who(context.person()));
        CompletableFuture<Integer> revoked =
                revokes ? links.revoke(session, Link.Page.WALL, null) : CompletableFuture.completedFuture(0);
        return revoked.thenCompose(count -> links.make(link).thenApply(token -> {
            changes.of(session);
            return Replies.wallLink(conductor.scene().in(context.locale()), URI.create(at + "/wall/" + token), count);
        }));
    }
}
