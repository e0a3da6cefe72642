package org.lectern.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What the bot writes into its log, kept instead of printed.
final class HeardLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger house = (Logger) LoggerFactory.getLogger("org.lectern");

    HeardLog() {
        setContext(house.getLoggerContext());
        start();
        house.setLevel(Level.INFO);
        house.setAdditive(false);
        house.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getFormattedMessage());
    }

    /// `LEVEL message`, in order.
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        house.detachAppender(this);
        house.setAdditive(true);
        house.setLevel(null);
    }
}
