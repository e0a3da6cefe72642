package org.lectern.chat.discord;

/// Every sentence of this room that somebody in a chat can see.
final class Words {
    static final String FAILED = "That did not work as it should: something failed on our side."
            + " If you do not see it done within a minute, please try again.";
    static final String TOO_MANY = "Very many people are asking right now, so this was not taken: nothing was kept."
            + " Please try again in a few seconds.";
    static final String OLD_BUTTON = "This button is from an older version of Lectern."
            + " The newest messages of this channel have buttons that work, and so does `/ask`.";
    static final String OLD_FORM = "This form is from an older version of Lectern, so your question was not kept."
            + " Please ask it with `/ask`.";
    static final String OLD_COMMAND =
            "This command is from an older version of Lectern." + " Type `/` to see the commands that it has now.";

    static final String ASK = "Ask the speakers a question; the answer that only you see tells your place in line";
    static final String ASK_QUESTION = "Your question, at most 500 characters";
    static final String ASK_TALK = "Which talk it is about, by number or title; leave it out for the talk on now";
    static final String NEXT = "What comes next, and when";
    static final String NOW = "What is on now, and where to ask about it";
    static final String SCHEDULE = "The whole session in your own time";
    static final String ASK_ANONYMOUS = "Ask so that nobody sees who asks";
    static final String ADD_TO_QA = "Add to Q&A";
    static final String MARK_AS_ANSWER = "Mark as answer";
    static final String MY_QUESTIONS = "What you have asked: see, correct or withdraw it";
    static final String QUEUE = "The questions that wait, to run the floor with";
    static final String SESSION = "Run the session: its time, its authors, its log";
    static final String SESSION_LATE = "The session runs late: everything from now on moves";
    static final String SESSION_LATE_MINUTES = "By how many minutes; fewer than 0 for earlier";
    static final String SESSION_ABSORB = "Let the next break take up the difference, so that the rest keeps its time";
    static final String SESSION_START = "Begin what comes next, now";
    static final String SESSION_HOLD = "Let the time stand still";
    static final String SESSION_RESUME = "Let the time go on after a hold";
    static final String SESSION_END = "End what is on, now";
    static final String SESSION_SKIP = "Leave out what is on, or what comes later";
    static final String SESSION_SKIP_SLOT = "What to leave out, by number or title; leave it out for what is on";
    static final String SESSION_UNDO = "Take back what was done last to the session's time";
    static final String SESSION_AUTHOR = "Say who may answer for a talk";
    static final String SESSION_AUTHOR_PERSON = "Who may answer";
    static final String SESSION_AUTHOR_TALK = "For which talk, by number or title; leave it out for the talk on now";
    static final String SESSION_LOG = "What was done in this session, by whom and when";

    static final String FORM_QUESTION = "Your question";
    static final String FORM_HINT = "At most 500 characters";
    static final String FORM_TALK = "Which talk is it about?";
    static final String FORM_ANONYMOUS = "Ask so that nobody sees who asks";

    private Words() {}
}
