package org.lectern.standin;

/// What a channel allows and denies one role (type 0) or one member (type 1), over what the guild gives.
record Overwrite(String id, int type, long allow, long deny) {}
