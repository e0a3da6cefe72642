package org.lectern.floor;

import org.lectern.chat.ButtonId;
import org.lectern.chat.ChatListener;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.TalkTyped;
import org.lectern.chat.Reply;
import org.lectern.chat.Responder;
import org.lectern.wording.QueueAct;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;

/// Passes what people do in the chat on to whatever it is for.
record Reception(
        Asking asking,
        Looking looking,
        Voting voting,
        Timing timing,
        Chairing chairing,
        Answering answering,
        Admitting admitting,
        Linking linking,
        Reloading reloading,
        Revising revising,
        Telling telling,
        RemindMe remindMe,
        Calendars calendars)
        implements ChatListener {
    private static final String MY_QUESTIONS = "my-questions";
    private static final String REMIND = "remind";

    @Override
    public void on(Interaction interaction, Responder responder) {
        if (isOfAsker(interaction)) {
            telling.keep(interaction.context(), responder.later());
        }
        switch (interaction) {
            case Interaction.Ask ask -> asking.ask(ask, responder);
            case Interaction.AskPressed pressed -> asking.pressed(pressed, responder);
            case Interaction.AskSubmitted form -> asking.submitted(form, responder);
            case Interaction.AddToQa add -> asking.add(add, responder);
            case Interaction.TalkTyped typed -> looking.suggest(typed, responder);
            case Interaction.Look look -> looking.look(look, responder);
            case Interaction.Typed typed -> typed(typed, responder);
            case Interaction.Pressed pressed -> press(pressed, responder);
            case Interaction.Picked picked -> picked(picked, responder);
            case Interaction.Ran ran -> ran(ran, responder);
            case Interaction.OnMessage on -> answering.mark(on, responder);
            case Interaction.Filled filled -> filled(filled, responder);
        }
    }

    /// Whether somebody asks by it, or looks after what they have asked.
    private static boolean isOfAsker(Interaction interaction) {
        return switch (interaction) {
            case Interaction.Ask _, Interaction.AskSubmitted _, Interaction.AddToQa _ -> true;
            case Interaction.Ran ran -> ran.command().equals(MY_QUESTIONS);
            case Interaction.Pressed(Context _, ButtonId(ButtonId.Action action, String _, String _)) ->
                action == ButtonId.Action.MINE || action == ButtonId.Action.ASK_ANYWAY;
            case Interaction.Picked picked -> picked.id().action() == ButtonId.Action.MINE;
            case Interaction.Filled filled -> filled.id().action() == ButtonId.Action.MINE;
            case Interaction.AskPressed _,
                    Interaction.TalkTyped _,
                    Interaction.Look _,
                    Interaction.Typed _,
                    Interaction.OnMessage _ -> false;
        };
    }

    private void filled(Interaction.Filled filled, Responder responder) {
        switch (filled.id().action()) {
            case MINE -> revising.filled(filled, responder);
            case ASK, NEXT, SCHEDULE, PAGE, REMIND, VOTE, VOTE_FOR, VOTE_AGAIN, ASK_ANYWAY, QUEUE, SESSION ->
                unknown(filled, responder);
        }
    }

    @Override
    public void replied(Reply reply) {
        answering.replied(reply);
    }

    /// A control or command of another release of ours.
    private static void unknown(Interaction interaction, Responder responder) {
        responder.answer(
                Replies.refused(new Refusal.Gone(), interaction.context().locale()));
    }

    private void ran(Interaction.Ran ran, Responder responder) {
        switch (ran.command()) {
            case MY_QUESTIONS -> revising.list(ran, responder);
            case REMIND -> remindMe.run(ran, responder);
            case "calendar" -> calendars.run(ran, responder);
            case "queue" -> chairing.queue(ran, responder);
            case "session author" -> admitting.author(ran, responder);
            case "session wall" -> linking.link(ran, Link.Page.WALL, responder);
            case "session desk" -> linking.link(ran, Link.Page.DESK, responder);
            case "session report" -> linking.link(ran, Link.Page.REPORT, responder);
            case "session log" -> chairing.log(ran, responder);
            case "session reload" -> reloading.run(ran, responder);
            default -> {
                if (Timing.isAbout(ran.command())) {
                    timing.run(ran, responder);
                } else {
                    unknown(ran, responder);
                }
            }
        }
    }

    private void typed(Interaction.Typed typed, Responder responder) {
        switch (typed.command()) {
            case "session author" -> looking.suggest(new TalkTyped(typed.context(), typed.typed()), responder);
            case "session skip" -> timing.suggest(typed, responder);
            default -> {
                if (typed.option().equals("talk")) {
                    remindMe.suggest(typed, responder);
                } else {
                    looking.suggest(typed, responder);
                }
            }
        }
    }

    private void picked(Interaction.Picked picked, Responder responder) {
        switch (picked.id().action()) {
            case QUEUE -> chosen(picked, responder);
            case MINE ->
                revising.press(
                        picked.context(), picked.id(), Choice.of(picked.value()).orElse(null), responder);
            case REMIND -> remindMe.pick(picked, responder);
            case ASK, NEXT, SCHEDULE, PAGE, VOTE, VOTE_FOR, VOTE_AGAIN, ASK_ANYWAY, SESSION ->
                unknown(picked, responder);
        }
    }

    private void chosen(Interaction.Picked picked, Responder responder) {
        if (QueueAct.parse(picked.id().about()).orElse(null) instanceof QueueAct.MarkAnswer act) {
            answering.picked(picked, act, responder);
        } else {
            chairing.press(
                    picked.context(), picked.id(), Choice.of(picked.value()).orElse(null), responder);
        }
    }

    private void press(Interaction.Pressed pressed, Responder responder) {
        switch (pressed.id().action()) {
            case VOTE -> voting.press(pressed, responder);
            case VOTE_AGAIN, VOTE_FOR -> voting.put(pressed, responder);
            case QUEUE -> chairing.press(pressed.context(), pressed.id(), null, responder);
            case SESSION -> timing.undo(pressed, responder);
            case MINE -> revising.press(pressed.context(), pressed.id(), null, responder);
            case ASK_ANYWAY -> asking.anyway(pressed, responder);
            case PAGE -> looking.page(pressed, responder);
            case REMIND -> remindMe.press(pressed, responder);
            case ASK, NEXT, SCHEDULE -> unknown(pressed, responder);
        }
    }
}
