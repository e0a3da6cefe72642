package org.lectern.house.planted.a;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import net.dv8tion.jda.api.JDA;
import org.eclipse.jetty.server.Server;
import org.lectern.house.planted.b.Back;
import org.quartz.Scheduler;

/// Breaks every rule of the house, so that the rules can be seen to find it.
public record Planted(JDA jda, Scheduler scheduler, Connection connection, Server server, Path path, Back back) {
    public static Instant now() {
        return Instant.now();
    }
}
