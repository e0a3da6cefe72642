package org.lectern.floor;

import org.lectern.schedule.SlotId;

/// What a chair does at the desk. What is about the session's time says how many acts on it the page has shown: where
/// another chair was quicker, nothing is done.
public sealed interface DeskAct {
    /// Presses a button of the queue or the log.
    ///
    /// @param id as the page has it
    /// @param chosen of what it had to choose from; empty where there was nothing
    record Press(String id, String chosen, int seen) implements DeskAct {}

    /// @param minutes later, or earlier where this is negative
    record Late(int minutes, boolean absorbed, int seen) implements DeskAct {}

    /// The slot that comes next begins.
    record Start(SlotId slot, int seen) implements DeskAct {}

    /// The slot that is on ends.
    record End(SlotId slot, int seen) implements DeskAct {}

    record Skip(SlotId slot, boolean absorbed, int seen) implements DeskAct {}

    record Hold(int seen) implements DeskAct {}

    record Resume(int seen) implements DeskAct {}

    /// Takes back what was done to the time last.
    record TakeBack(int seen) implements DeskAct {}

    /// Lets a person in to answer for a talk, or takes that back.
    record Author(SlotId talk, long person, boolean removes) implements DeskAct {}

    /// Makes a link to a page.
    ///
    /// @param revokes all earlier ones to it
    record MakeLink(Link.Page page, boolean revokes) implements DeskAct {}
}
