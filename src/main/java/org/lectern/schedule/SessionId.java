package org.lectern.schedule;

/// The identity of a session, assigned when it is first read and kept for good, whatever moves or is renamed.
public record SessionId(String value) {
    public SessionId {
        Ids.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
