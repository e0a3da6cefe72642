package org.lectern.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured, against what was promised. It is printed as a table, and written as JSON to a file of the folder
/// that the property `lectern.benchmark.results` names.
public final class BurstReport {
    private record Row(
            String what, String measured, @Nullable String bound, boolean kept) {}

    private final String name;
    private final List<Row> rows = new ArrayList<>();

    public BurstReport(String name) {
        this.name = name;
    }

    /// A figure that nothing is promised of.
    public void tell(String what, Object measured) {
        rows.add(new Row(what, String.valueOf(measured), null, true));
    }

    public void atMost(String what, long measured, long bound, String unit) {
        rows.add(
                new Row(what, (measured + " " + unit).strip(), ("≤ " + bound + " " + unit).strip(), measured <= bound));
    }

    public void exactly(String what, long measured, long promised) {
        rows.add(new Row(what, Long.toString(measured), Long.toString(promised), measured == promised));
    }

    /// @throws AssertionError with what was not kept
    public void close() {
        write();
        StringBuilder table =
                new StringBuilder("\n| ").append(name).append(" | measured | promised |\n|---|--:|--:|\n");
        for (Row row : rows) {
            table.append("| %s | %s | %s%s |%n"
                    .formatted(
                            row.what(),
                            row.measured(),
                            row.bound() == null ? "" : row.bound(),
                            row.kept() ? "" : " **NOT KEPT**"));
        }
        System.out.println(table);
        List<Row> broken = rows.stream().filter(row -> !row.kept()).toList();
        if (!broken.isEmpty()) {
            throw new AssertionError("not kept: " + broken);
        }
    }

    private void write() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode().put("benchmark", name);
        ArrayNode figures = report.putArray("figures");
        for (Row row : rows) {
            figures.addObject()
                    .put("what", row.what())
                    .put("measured", row.measured())
                    .put("promised", row.bound())
                    .put("kept", row.kept());
        }
        Path folder = Path.of(System.getProperty("lectern.benchmark.results", "target"));
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("burst-" + name.replaceAll("\\W+", "-") + ".json"),
                    mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
