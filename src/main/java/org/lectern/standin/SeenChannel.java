package org.lectern.standin;

/// A channel as a person sees it. `type` is Discord's: 0 text, 15 forum.
public record SeenChannel(String id, String name, int type) {}
