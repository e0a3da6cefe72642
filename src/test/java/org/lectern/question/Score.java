package org.lectern.question;

/// How well like and unlike pairs were told apart.
///
/// @param found like pairs found alike
/// @param missed like pairs not found alike
/// @param mistaken unlike pairs found alike
record Score(int found, int missed, int mistaken, int parted) {
    static final Score NONE = new Score(0, 0, 0, 0);

    Score with(boolean like, boolean alike) {
        return new Score(
                found + (like && alike ? 1 : 0),
                missed + (like && !alike ? 1 : 0),
                mistaken + (!like && alike ? 1 : 0),
                parted + (!like && !alike ? 1 : 0));
    }

    double precision() {
        return found == 0 ? 0 : (double) found / (found + mistaken);
    }

    double recall() {
        return found == 0 ? 0 : (double) found / (found + missed);
    }

    double f1() {
        return found == 0 ? 0 : 2.0 * found / (2 * found + missed + mistaken);
    }
}
