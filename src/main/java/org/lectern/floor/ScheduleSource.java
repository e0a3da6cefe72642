package org.lectern.floor;

import java.util.List;

/// Where the schedules come from: a port. It may be asked again at any time.
public interface ScheduleSource {
    /// Reads them anew; this may take as long as a file or a server does.
    Fresh read();

    /// What was read.
    sealed interface Fresh {
        /// @param hosted under any identities
        /// @param doubts a sentence each on what could not be had anew, and is as it was
        record Read(List<Hosted> hosted, List<String> doubts) implements Fresh {
            public Read {
                hosted = List.copyOf(hosted);
                doubts = List.copyOf(doubts);
            }
        }

        /// Nothing that can be relied on.
        ///
        /// @param problems a sentence each, with file and line
        record Broken(List<String> problems) implements Fresh {
            public Broken {
                problems = List.copyOf(problems);
            }
        }
    }
}
