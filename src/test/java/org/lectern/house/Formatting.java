package org.lectern.house;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The sources in the one format, by palantir-java-format. Its main writes what FormattingTest checks.
final class Formatting {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    private static final int MAX_LINE = 120;

    private Formatting() {}

    public static void main(String[] args) throws IOException {
        for (Path file : sources()) {
            String text = Files.readString(file);
            String formatted;
            try {
                formatted = format(text);
            } catch (FormatterException | IllegalArgumentException e) {
                throw new IllegalStateException(file + " cannot be formatted: " + e.getMessage(), e);
            }
            if (!formatted.equals(text)) {
                Files.writeString(file, formatted);
                System.out.println("formatted " + file);
            }
        }
    }

    /// The formatter breaks a long comment of the `///` kind without marking its second line, and counts its
    /// indentation twice: that one is for its author to break.
    static String format(String text) throws FormatterException {
        text.lines().filter(Formatting::isTooLongAComment).forEach(line -> {
            throw new IllegalArgumentException("break this comment, it is too long: " + line);
        });
        return FORMATTER.formatSource(
                ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(text), Style.PALANTIR));
    }

    private static boolean isTooLongAComment(String line) {
        int indentation = line.length() - line.stripLeading().length();
        return line.stripLeading().startsWith("///") && line.length() + indentation > MAX_LINE;
    }

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
