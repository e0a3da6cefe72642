package org.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/// The compiler's checks, with the very arguments that the build gives it: each must find a violation that is planted.
class StaticChecksTest {
    @TempDir
    private Path classes;

    @Test
    void sound_code_passes() throws Exception {
        assertThat(problems("""
                package org.lectern;

                @org.jspecify.annotations.NullMarked
                final class Planted {
                    static String name(String name) {
                        return name.strip();
                    }
                }
                """)).isEmpty();
    }

    @Test
    void error_prone_finds_a_comparison_that_is_always_true() throws Exception {
        assertThat(problems("""
                package org.lectern;

                final class Planted {
                    static boolean same(String name) {
                        return name.equals(name);
                    }
                }
                """)).contains("[SelfEquals]");
    }

    @Test
    void null_away_finds_a_null_that_is_not_expected() throws Exception {
        assertThat(problems("""
                package org.lectern;

                @org.jspecify.annotations.NullMarked
                final class Planted {
                    static String name() {
                        return null;
                    }
                }
                """)).contains("[NullAway]");
    }

    @Test
    void a_warning_of_the_compiler_is_an_error() throws Exception {
        assertThat(problems("""
                package org.lectern;

                final class Planted {
                    static java.util.List<String> names(Object names) {
                        return (java.util.List<String>) names;
                    }
                }
                """)).contains("unchecked");
    }

    private String problems(String source) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(arguments());
        options.addAll(List.of("-d", classes.toString(), "-processorpath", System.getProperty("java.class.path")));
        StringWriter told = new StringWriter();
        boolean passed = compiler.getTask(told, null, null, options, null, List.of(planted(source)))
                .call();
        assertThat(passed).as(told.toString()).isEqualTo(told.toString().isEmpty());
        return told.toString();
    }

    private static JavaFileObject planted(String source) {
        return new SimpleJavaFileObject(URI.create("string:///Planted.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    /// What the POM tells the compiler; options for the JVM of a forked compiler are left to this JVM's own.
    private static List<String> arguments() throws Exception {
        NodeList args = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("arg");
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < args.getLength(); i++) {
            String argument = args.item(i).getTextContent();
            if (!argument.startsWith("-J")) {
                arguments.add(argument);
            }
        }
        if (arguments.isEmpty()) {
            throw new IOException("the POM gives the compiler no arguments");
        }
        return arguments;
    }
}
