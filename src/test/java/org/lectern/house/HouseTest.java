package org.lectern.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The plan of the house: each room knows only the rooms below it.
@AnalyzeClasses(packages = "org.lectern", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    private static final String ROOT = "org.lectern.";

    /// Each room, with those it may know.
    private static final Map<String, List<String>> KNOWS = Map.ofEntries(
            Map.entry("text", List.of()),
            Map.entry("schedule", List.of("text")),
            Map.entry("question", List.of("schedule")),
            Map.entry("cue", List.of("schedule")),
            Map.entry("chat", List.of()),
            Map.entry("wording", List.of("text", "schedule", "question", "cue", "chat")),
            Map.entry("outbox", List.of("schedule", "chat")),
            Map.entry("floor", List.of("text", "schedule", "question", "cue", "chat", "wording", "outbox")),
            Map.entry("schedule.reader", List.of("text", "schedule")),
            Map.entry("store", List.of("text", "schedule", "question", "cue", "outbox", "floor")),
            Map.entry("cue.quartz", List.of("schedule", "cue")),
            Map.entry("chat.discord", List.of("chat")),
            Map.entry("web", List.of()),
            Map.entry("wall", List.of("schedule", "floor", "wording", "report", "web")),
            Map.entry("room", List.of("text", "standin", "web")),
            // Classes that are made of the templates.
            Map.entry("report", List.of("text", "schedule", "question", "chat", "wording")),
            Map.entry("pages.report", List.of("text", "schedule", "chat", "report")),
            Map.entry("pages.wall", List.of("wording")),
            Map.entry("pages.desk", List.of("text", "wording")),
            Map.entry("pages.room", List.of("room", "standin")),
            Map.entry("standin", List.of()),
            Map.entry(
                    "rehearsal",
                    List.of(
                            "text",
                            "schedule",
                            "schedule.reader",
                            "question",
                            "cue",
                            "outbox",
                            "floor",
                            "store",
                            "standin",
                            "room")),
            Map.entry(
                    "app",
                    List.of(
                            "text",
                            "schedule",
                            "schedule.reader",
                            "question",
                            "cue",
                            "cue.quartz",
                            "chat",
                            "chat.discord",
                            "wording",
                            "outbox",
                            "floor",
                            "web",
                            "wall",
                            "report",
                            "store",
                            "standin",
                            "rehearsal")),
            Map.entry("launch", List.of()));

    @ArchTest
    static void each_room_knows_only_the_rooms_below_it(JavaClasses house) {
        KNOWS.forEach((room, below) -> knows(room, below).check(house));
    }

    @ArchTest
    static final ArchRule every_class_is_in_a_room_of_the_plan = classes()
            .should()
            .resideInAnyPackage(KNOWS.keySet().stream().map(room -> ROOT + room).toArray(String[]::new))
            .because("a room that the plan does not have is a decision to be written down");

    @ArchTest
    static final ArchRule there_are_no_cycles_between_rooms =
            slices().assignedFrom(new Rooms()).should().beFreeOfCycles().because("a cycle makes two rooms one");

    @ArchTest
    static final ArchRule jda_stays_in_its_room = only("chat.discord", "net.dv8tion..", "okhttp3..")
            .because("everything else speaks of the chat in our own words");

    @ArchTest
    static final ArchRule quartz_stays_in_its_room =
            only("cue.quartz", "org.quartz..").because("a test replaces the timer by one stepped by hand");

    @ArchTest
    static final ArchRule sql_stays_in_its_room =
            only("store", "java.sql..", "org.sqlite..").because("one place decides what is durable");

    @ArchTest
    static final ArchRule jetty_stays_where_servers_are = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "web", ROOT + "wall", ROOT + "room", ROOT + "standin")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..")
            .because("only those rooms serve anything");

    @ArchTest
    static final ArchRule time_and_environment_enter_at_the_top = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "app", ROOT + "rehearsal", ROOT + "launch")
            .should()
            .accessTargetWhere(asksTheMachine())
            .because("time is an argument or an InstantSource: a rehearsal sets it");

    @ArchTest
    static final ArchRule pure_rooms_do_no_input_or_output =
            pure(ROOT + "text", ROOT + "schedule", ROOT + "question", ROOT + "cue", ROOT + "chat", ROOT + "wording");

    @Test
    void each_rule_finds_a_planted_violation() {
        JavaClasses planted = new ClassFileImporter().importPackages("org.lectern.house.planted");
        assertThat(Stream.of(
                        every_class_is_in_a_room_of_the_plan,
                        there_are_no_cycles_between_rooms,
                        jda_stays_in_its_room,
                        quartz_stays_in_its_room,
                        sql_stays_in_its_room,
                        jetty_stays_where_servers_are,
                        time_and_environment_enter_at_the_top,
                        pure("org.lectern.house.planted.."),
                        knows("house.planted.a", List.of())))
                .allSatisfy(rule -> assertThat(rule.evaluate(planted).hasViolation())
                        .as(rule.getDescription())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "overload", "localTime", "clock", "zone", "millis", "environment"})
    void each_way_to_ask_the_machine_for_time_or_environment_is_found(String way) {
        assertThat(found(time_and_environment_enter_at_the_top)).contains("planted.a.Clocks." + way + "(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "builder"})
    void each_way_to_start_a_process_is_found(String way) {
        assertThat(found(pure("org.lectern.house.planted.."))).contains("planted.a.Processes." + way + "(");
    }

    private static String found(ArchRule rule) {
        JavaClasses planted = new ClassFileImporter().importPackages("org.lectern.house.planted");
        return rule.evaluate(planted).getFailureReport().toString();
    }

    /// Calls and method references alike, whatever their arguments.
    private static DescribedPredicate<JavaAccess<?>> asksTheMachine() {
        Pattern asks = Pattern.compile("java\\.time\\..*\\.now|java\\.time\\.Clock\\.(system|tick[A-Z]).*"
                + "|java\\.time\\.InstantSource\\.system|java\\.time\\.ZoneId\\.systemDefault"
                + "|java\\.util\\.TimeZone\\.getDefault|java\\.util\\.Calendar\\.getInstance"
                + "|java\\.lang\\.System\\.(currentTimeMillis|getenv)");
        return DescribedPredicate.describe(
                "asks the machine for time or environment",
                access -> asks.matcher(access.getTargetOwner().getName() + "."
                                + access.getTarget().getName())
                        .matches());
    }

    private static ArchRule pure(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.lang.foreign..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.io\\.(?!Serializable).*|java\\.net\\.(?!URI).*|java\\.lang\\.(Thread|Process.*|Runtime)")
                .because("they are tested by their arguments alone");
    }

    private static ArchRule knows(String room, List<String> below) {
        List<String> allowed = new ArrayList<>(List.of(ROOT + room));
        below.forEach(each -> allowed.add(ROOT + each));
        return classes()
                .that()
                .resideInAPackage(ROOT + room)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))
                        .or(JavaClass.Predicates.resideOutsideOfPackage("org.lectern..")))
                .because("adapters know their parent room, rooms know only those below");
    }

    private static ArchRule only(String room, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    /// A room is the package as a whole name: `chat` and `chat.discord` are two.
    private static final class Rooms implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }
}
