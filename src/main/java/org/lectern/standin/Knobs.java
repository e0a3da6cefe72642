package org.lectern.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The switches that [Faults] sets and the REST and gateway sides read.
final class Knobs {
    private static final class Planned {
        private final Route.Pattern route;
        private final Fault fault;
        private int left;

        Planned(Route.Pattern route, Fault fault, int times) {
            this.route = route;
            this.fault = fault;
            this.left = times;
        }
    }

    private final List<Planned> planned = new ArrayList<>();
    private volatile boolean acknowledgesHeartbeats = true;
    private volatile boolean outage;
    private volatile String token;
    private volatile double speed;
    private volatile Duration roundTrip = Duration.ZERO;
    private int twice;

    Knobs(String token, double speed) {
        this.token = token;
        this.speed = speed;
    }

    boolean acknowledgesHeartbeats() {
        return acknowledgesHeartbeats;
    }

    void acknowledgesHeartbeats(boolean does) {
        acknowledgesHeartbeats = does;
    }

    boolean outage() {
        return outage;
    }

    void outage(boolean begins) {
        outage = begins;
    }

    boolean accepts(String given) {
        return given.equals(token) || given.equals("Bot " + token);
    }

    String token() {
        return token;
    }

    void token(String renewed) {
        token = renewed;
    }

    double speed() {
        return speed;
    }

    void speed(double factor) {
        speed = factor;
    }

    Duration roundTrip() {
        return roundTrip;
    }

    void roundTrip(Duration time) {
        roundTrip = time;
    }

    /// A window of Discord's, as it is here: in nanoseconds, divided by the speed.
    long window(Duration real) {
        return (long) (real.toNanos() / speed);
    }

    synchronized void plan(String route, Fault fault, int times) {
        planned.add(new Planned(Route.Pattern.parse(route), fault, times));
    }

    synchronized void clear() {
        planned.clear();
        twice = 0;
        acknowledgesHeartbeats = true;
        outage = false;
    }

    synchronized Optional<Fault> take(String method, String path) {
        if (outage) {
            return Optional.of(new Fault.DropBefore());
        }
        Iterator<Planned> each = planned.iterator();
        while (each.hasNext()) {
            Planned candidate = each.next();
            if (candidate.route.matches(method, path)) {
                if (--candidate.left <= 0) {
                    each.remove();
                }
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    synchronized void deliverTwice(int interactions) {
        twice = interactions;
    }

    synchronized boolean takeTwice() {
        return twice > 0 && twice-- > 0;
    }
}
