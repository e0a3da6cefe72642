package org.lectern.app;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.text.Sanitizing;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/// The text of a YAML file.
final class YamlText {
    private YamlText() {}

    /// What it says; null where it says nothing.
    ///
    /// @throws BadConfiguration if it is no YAML
    static @Nullable Node read(String file, String text) throws BadConfiguration {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BadConfiguration(List.of(file + ":" + line + ": this is not YAML: " + Sanitizing.line(why(e))));
        } catch (ReaderException e) {
            throw new BadConfiguration(List.of(file + ":" + lineAt(text, e.getPosition()) + ": this is not YAML: "
                    + String.format("the character U+%04X may not stand in it; delete it", e.getCodePoint())));
        } catch (YAMLException e) {
            throw new BadConfiguration(
                    List.of(file + ": this is no configuration: " + Sanitizing.line(String.valueOf(e.getMessage()))));
        }
    }

    private static String why(MarkedYAMLException e) {
        String what = e.getProblem();
        if (what.contains("(TAB)")) {
            return "a tab stands here; indent with spaces instead";
        }
        return e.getContext() == null ? what : e.getContext() + ", " + what;
    }

    private static int lineAt(String text, int codePoints) {
        return 1
                + (int) text.codePoints()
                        .limit(codePoints)
                        .filter(each -> each == '\n')
                        .count();
    }
}
