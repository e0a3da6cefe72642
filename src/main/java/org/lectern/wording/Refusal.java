package org.lectern.wording;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.question.Question;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.Chat;

/// Why a question was not taken.
public sealed interface Refusal {
    /// There is nothing but blanks.
    record Blank() implements Refusal {}

    record TooLong(int length) implements Refusal {}

    /// No talk of the session is what was typed.
    record NoSuchTalk(String typed) implements Refusal {}

    /// Several talks are what was typed.
    record Ambiguous(String typed, List<Talk> talks) implements Refusal {
        public Ambiguous {
            talks = List.copyOf(talks);
        }
    }

    /// Nothing was on yet, so that the talk has to be named.
    record ChooseTalk(Talk example) implements Refusal {}

    /// The schedule gives the talk no Q&A.
    record NoQuestions(Talk talk) implements Refusal {}

    /// No talk of the session takes questions.
    record NobodyAnswers() implements Refusal {}

    /// The session is over, and so is the time for late questions.
    record SessionOver() implements Refusal {}

    /// What is on has no place in this channel.
    ///
    /// @param channels the ids of the sessions' channels
    record NoSessionHere(List<Long> channels) implements Refusal {
        public NoSessionHere {
            channels = List.copyOf(channels);
        }
    }

    /// Only its author or a chair may add a message.
    record NotYourMessage() implements Refusal {}

    /// The button belongs to a slot that is not in the schedule any more.
    record Gone() implements Refusal {}

    /// The words for whoever was refused: why, and what to do.
    default String words() {
        return switch (this) {
            case Blank _ ->
                "There is no question in that. Write it in words, up to " + Question.MAX_LENGTH + " characters.";
            case TooLong(int length) ->
                "That has " + length + " characters; a question may have " + Question.MAX_LENGTH + ". Shorten it by "
                        + (length - Question.MAX_LENGTH) + " and ask again.";
            case NoSuchTalk(String typed) ->
                "No talk here is “" + Chat.line(typed, 100) + "”. Type a part of its title, or its number, in"
                        + " the `talk` option and pick from the list.";
            case Ambiguous(String typed, List<Talk> talks) ->
                "“" + Chat.line(typed, 100) + "” could be several talks:\n" + lines(talks)
                        + "\nPick one from the list of the `talk` option.";
            case ChooseTalk(Talk example) ->
                "Nothing is on yet, so say which talk you mean: in `/ask`, fill in the `talk` option with its number or"
                        + " a part of its title, like “" + Chat.line(Terms.plainTalk(example, 60), 120) + "”.";
            case NoQuestions(Talk talk) ->
                "**" + Terms.talk(talk) + "** takes no questions. Name another in the `talk` option.";
            case NobodyAnswers() -> "No talk of this session takes questions. See `/schedule` for what is on.";
            case SessionOver _ ->
                "This session is over, and its Q&A is closed. Write in the talk's thread instead: its authors may still"
                        + " read it.";
            case NoSessionHere(List<Long> channels) -> noSessionHere(channels);
            case NotYourMessage _ ->
                "You may add your own messages; only a chair may add somebody else's. Ask it"
                        + " yourself with `/ask`.";
            case Gone _ -> "That is not in the schedule any more. See `/schedule`, and ask with `/ask`.";
        };
    }

    private static String lines(List<Talk> talks) {
        String lines =
                talks.stream().limit(5).map(talk -> "- " + Terms.talk(talk)).collect(Collectors.joining("\n"));
        return talks.size() > 5 ? lines + "\nand " + (talks.size() - 5) + " more." : lines;
    }

    private static String noSessionHere(List<Long> channels) {
        Optional<String> links = channels.stream()
                .distinct()
                .limit(20)
                .map(id -> "<#" + id + ">")
                .reduce((a, b) -> a + ", " + b);
        return links.map(found -> "No session is held in this channel. Ask in the session's own: " + found + ".")
                .orElse("No session is planned on this server. Ask its organisers when one will be.");
    }
}
