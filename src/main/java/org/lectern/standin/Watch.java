package org.lectern.standin;

/// Somebody's watching of the guild, until closed.
@FunctionalInterface
public interface Watch extends AutoCloseable {
    @Override
    void close();
}
