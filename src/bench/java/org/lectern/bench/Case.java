package org.lectern.bench;

import java.util.Set;

/// One thing to be measured.
interface Case {
    /// As the command line names it.
    String name();

    /// Whom it is measured of, in the form that is run.
    Set<Subject> subjects(Settings settings);

    /// Measures one subject once.
    void measure(Stage stage, Subject subject, Figures figures) throws Exception;
}
