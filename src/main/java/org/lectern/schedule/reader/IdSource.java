package org.lectern.schedule.reader;

import java.util.random.RandomGenerator;
import org.lectern.schedule.Ids;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// Gives new sessions and slots their identities.
public interface IdSource {
    SessionId session();

    SlotId slot();

    static IdSource random(RandomGenerator random) {
        return new IdSource() {
            @Override
            public SessionId session() {
                return new SessionId(Ids.fresh(random));
            }

            @Override
            public SlotId slot() {
                return new SlotId(Ids.fresh(random));
            }
        };
    }
}
