package org.lectern.question;

import java.util.Optional;

/// A question as whoever asked it may see it.
///
/// @param whole the question that it is a part of by now, however often that was merged; empty where it is none
/// @param place its place among the open questions of its block, from 1; it says nothing of one that is not open
public record OwnQuestion(Question question, Optional<Question> whole, int place) {}
