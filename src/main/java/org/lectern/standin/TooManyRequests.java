package org.lectern.standin;

/// A 429 that no bucket told of: the seconds to wait and, for some, a code of its own.
final class TooManyRequests extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final double retryAfter;
    private final int code;

    TooManyRequests(double retryAfter, int code, String message) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
        this.code = code;
    }

    double retryAfter() {
        return retryAfter;
    }

    int code() {
        return code;
    }
}
