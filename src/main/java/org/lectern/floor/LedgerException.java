package org.lectern.floor;

/// Something was not kept, as far as is known.
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean certain;

    /// Something was certainly not kept.
    public LedgerException(String message, Throwable cause) {
        this(message, cause, true);
    }

    private LedgerException(String message, Throwable cause, boolean certain) {
        super(message, cause);
        this.certain = certain;
    }

    /// Something may have been kept: it cannot be seen now, but after a crash it may be there.
    public static LedgerException uncertain(String message, Throwable cause) {
        return new LedgerException(message, cause, false);
    }

    /// Whether it was certainly not kept.
    public boolean isCertain() {
        return certain;
    }
}
