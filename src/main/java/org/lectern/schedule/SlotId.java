package org.lectern.schedule;

/// The identity of a slot, assigned when it is first read and kept for good; no two slots of any session share one.
public record SlotId(String value) {
    public SlotId {
        Ids.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
