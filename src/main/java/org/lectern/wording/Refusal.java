package org.lectern.wording;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.question.Question;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.Chat;
import org.lectern.text.RichText;

/// Why a question was not taken.
public sealed interface Refusal {
    /// There is nothing but blanks.
    record Blank() implements Refusal {}

    record TooLong(int length) implements Refusal {}

    /// No talk of the session is what was typed.
    record NoSuchTalk(String typed) implements Refusal {}

    /// The talk does not take place.
    record LeftOut(Talk talk) implements Refusal {}

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

    /// The session has no talks any more.
    record NothingLeft(RichText title) implements Refusal {}

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

    /// The schedule has several sessions in this channel at the same time.
    record SeveralHere() implements Refusal {}

    /// Only its author or a chair may add a message.
    record NotYourMessage() implements Refusal {}

    /// Only a chair may do that.
    record NotChair() implements Refusal {}

    /// There are no pages to link to.
    record NoPages() implements Refusal {}

    /// Only a chair, or an author for their own talks, may do that.
    record NotAuthor() implements Refusal {}

    /// Only whoever asked the question may do that.
    record NotAsker() implements Refusal {}

    /// No talk is on, so that it has to be named.
    record NameTalk() implements Refusal {}

    /// They have asked as many as one may in a minute.
    ///
    /// @param until from when on they may ask one more
    record TooFast(int aMinute, Instant until) implements Refusal {}

    /// As many of their questions for the talk are open as one may have.
    record TooManyOpen(int open) implements Refusal {}

    /// A chair has muted them.
    record Muted() implements Refusal {}

    /// The session takes no anonymous questions.
    record NotAnonymous() implements Refusal {}

    /// A question that waited for its asker's decision is not there any more.
    record Forgotten() implements Refusal {}

    /// The button belongs to a slot that is not in the schedule any more.
    record Gone() implements Refusal {}

    /// The talk has begun: there is nothing to remind anybody of.
    record Begun(Talk talk) implements Refusal {}

    /// As many reminders of theirs are to come as one may have.
    record TooManyReminders(int most) implements Refusal {}

    /// They do not fit into one file.
    record TooManyTalks(int talks) implements Refusal {}

    /// The programme has no one room, kind or day of that name.
    record NotInProgramme(String typed) implements Refusal {}

    /// The words for whoever was refused: why, and what to do.
    default String words(Locale reader) {
        Terms terms = Terms.in(reader);
        return switch (this) {
            case Blank _ -> terms.text("refused.blank", Question.MAX_LENGTH);
            case TooLong(int length) ->
                terms.text("refused.tooLong", length, Question.MAX_LENGTH, length - Question.MAX_LENGTH);
            case LeftOut(Talk talk) -> terms.text("refused.leftOut", terms.talk(talk));
            case NoSuchTalk(String typed) -> terms.text("refused.noSuchTalk", Chat.line(typed, 100));
            case Ambiguous(String typed, List<Talk> talks) ->
                terms.text("refused.ambiguous", Chat.line(typed, 100), lines(terms, talks));
            case ChooseTalk(Talk example) ->
                terms.text("refused.chooseTalk", Chat.line(terms.plainTalk(example, 60), 120));
            case NoQuestions(Talk talk) -> terms.text("refused.noQuestions", terms.talk(talk));
            case NothingLeft(RichText title) -> terms.text("nothingLeft", terms.title(title));
            case NobodyAnswers() -> terms.text("refused.nobodyAnswers");
            case SessionOver _ -> terms.text("refused.sessionOver");
            case NoSessionHere(List<Long> channels) -> noSessionHere(terms, channels);
            case SeveralHere _ -> terms.text("refused.severalHere");
            case NotYourMessage _ -> terms.text("refused.notYourMessage");
            case NotChair _ -> terms.text("refused.notChair");
            case NoPages _ -> terms.text("refused.noPages");
            case NotAuthor _ -> terms.text("refused.notAuthor");
            case NotAsker _ -> terms.text("refused.notAsker");
            case NameTalk _ -> terms.text("refused.nameTalk");
            case TooFast(int aMinute, Instant until) -> terms.count("refused.tooFast", aMinute, Terms.relative(until));
            case TooManyOpen(int open) -> terms.count("refused.tooManyOpen", open);
            case Muted _ -> terms.text("refused.muted");
            case NotAnonymous _ -> terms.text("refused.notAnonymous");
            case Forgotten _ -> terms.text("refused.forgotten");
            case Gone _ -> terms.text("refused.gone");
            case Begun(Talk talk) -> terms.text("refused.begun", terms.talk(talk));
            case TooManyReminders(int most) -> terms.text("refused.tooManyReminders", most);
            case TooManyTalks(int talks) -> terms.text("refused.tooManyTalks", talks);
            case NotInProgramme(String typed) -> terms.text("refused.notInProgramme", Chat.line(typed, 100));
        };
    }

    private static String lines(Terms terms, List<Talk> talks) {
        String lines =
                talks.stream().limit(5).map(talk -> "- " + terms.talk(talk)).collect(Collectors.joining("\n"));
        return talks.size() > 5 ? lines + "\n" + terms.count("refused.more", talks.size() - 5) : lines;
    }

    private static String noSessionHere(Terms terms, List<Long> channels) {
        Optional<String> links = channels.stream()
                .distinct()
                .limit(20)
                .map(id -> "<#" + id + ">")
                .reduce((a, b) -> a + ", " + b);
        return links.map(found -> terms.text("refused.notHere", found))
                .orElseGet(() -> terms.text("refused.noSession"));
    }
}
