package org.lectern.question;

/// A question that is durable, and where it stands.
///
/// @param place its place among the open questions of its block, from 1
/// @param again whether the same interaction had been filed before
public record Filed(Question question, int place, boolean again) {}
