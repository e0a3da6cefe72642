package org.lectern.rehearsal;

/// Who attends a rehearsal: how much they do, and what, which is the same for the same seed.
public record Attendance(Volume volume, long seed) {}
