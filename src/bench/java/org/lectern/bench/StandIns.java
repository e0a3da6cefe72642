package org.lectern.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Scanner;
import org.lectern.standin.StandIn;

/// The process of the stand-in. Each line of its input is the speed of a new one, which takes the place of the one
/// before and tells its addresses on one line: so that every subject finds the same empty guild, and a server that is
/// as warm and has nothing left to collect. It ends with its input.
final class StandIns {
    private StandIns() {}

    public static void main(String[] args) {
        StandIn standin = null;
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            double speed = Double.parseDouble(lines.nextLine());
            if (standin != null) {
                standin.close();
                standin = null;
                System.gc();
            }
            standin = StandIn.start(StandIn.Config.at(InstantSource.system())
                    .withSpeed(speed)
                    .withHeartbeat(Duration.ofMillis(41_250)));
            System.out.println(standin.info().json());
        }
        System.exit(0);
    }
}
