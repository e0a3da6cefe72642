/// The stand-in: Discord's REST API (v10) and gateway on loopback. Imports nothing else of Lectern.
///
/// Public API: [StandIn] starts it; [Actor] acts as a person of the guild; [Interaction] is what became of an action;
/// [Faults] breaks things; [Recorded] is one request of the bot; [Happening] is told to listeners; [Permissions] names
/// the bits. The rest is Discord's own, seen through a client library.
@NullMarked
package org.lectern.standin;

import org.jspecify.annotations.NullMarked;
