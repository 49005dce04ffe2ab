package studio.lipschitz;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The table of packages: who may import whom, and where JavaFX and libtorch may be named.
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // what is read is a hundred megabytes: no other test keeps it
class ArchitectureTest {
    private static final String ROOT = "studio.lipschitz";

    /// Classes seen, not counting package-infos. Raise it as the program grows: a rule that looks at nothing is always kept.
    private static final int FEWEST_CLASSES = 1_000;

    /// Below each package what it may import; what those may import, it may too.
    private static final Map<String, Set<String>> IMPORTS = new TreeMap<>(Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("update", Set.of()),
            Map.entry("tensor", Set.of("text")),
            Map.entry("layer", Set.of("tensor")),
            Map.entry("network", Set.of("layer")),
            Map.entry("lipschitz", Set.of("network")),
            Map.entry("dataset", Set.of("tensor")),
            Map.entry("training", Set.of("lipschitz", "dataset")),
            Map.entry("project", Set.of("training")),
            Map.entry("exchange", Set.of("edit")), // the layout of what is imported, and the edits that mend it
            Map.entry("runs", Set.of("project")),
            Map.entry("guide", Set.of("exchange")),
            Map.entry("grid", Set.of("runs")),
            Map.entry("torch", Set.of("training")),
            Map.entry("gpu", Set.of("project")),
            Map.entry("worker", Set.of("project", "gpu")),
            Map.entry("doctor", Set.of("worker")),
            Map.entry("edit", Set.of("project")),
            Map.entry("cli", Set.of("exchange", "doctor", "grid")),
            Map.entry("ui.fx", Set.of("edit", "doctor")),
            Map.entry("ui.workspace", Set.of("ui.fx", "runs")),
            Map.entry("ui.chart", Set.of("ui.workspace"))));

    /// Panels meet in `ui.workspace` only; the shell alone knows them all.
    private static final Set<String> PANELS = Set.of(
            "ui.canvas", "ui.code", "ui.palette", "ui.inspector", "ui.problems", "ui.training", "ui.robustness", "ui.runs", "ui.grid",
            "ui.data", "ui.guide", "ui.playground", "ui.welcome", "ui.tour", "ui.crash", "ui.gpu");

    /// Packages of the table that nobody has begun.
    private static final Set<String> TO_COME = Set.of();

    static {
        PANELS.forEach(panel -> IMPORTS.put(panel, Set.of("ui.workspace")));
        List.of("ui.training", "ui.robustness", "ui.runs", "ui.data", "ui.playground")
                .forEach(panel -> IMPORTS.put(panel, Set.of("ui.chart")));
        IMPORTS.put("ui.runs", Set.of("ui.chart", "grid"));
        IMPORTS.put("ui.grid", Set.of("ui.workspace", "grid"));
        IMPORTS.put("ui.code", Set.of("ui.workspace", "exchange"));
        IMPORTS.put("ui.guide", Set.of("ui.workspace", "guide"));
        IMPORTS.put("ui.gpu", Set.of("ui.workspace", "gpu"));
        IMPORTS.put("ui.report", Set.of("ui.canvas", "ui.chart", "runs"));
        IMPORTS.put("ui.shell", Stream.concat(PANELS.stream(), Stream.of("ui.report", "update")).collect(Collectors.toSet()));
        IMPORTS.put("app", Set.copyOf(IMPORTS.keySet()));
    }

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void enoughClassesAreLookedAt() {
        long seen = classes.stream().filter(c -> !c.getSimpleName().equals("package-info")).count();
        assertTrue(seen >= FEWEST_CLASSES, "expected at least %d classes, saw %d".formatted(FEWEST_CLASSES, seen));
        Set<String> absent = new TreeSet<>(IMPORTS.keySet());
        classes.forEach(c -> absent.remove(entryOf(c)));
        assertEquals(new TreeSet<>(TO_COME), absent, "packages of the table without a class");
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        List<String> violations = new ArrayList<>();
        for (JavaClass origin : classes) {
            String from = entryOf(origin);
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!isOurs(target)) continue;
                String to = entryOf(target);
                // The far end of the worker is the one place below `app` that may name libtorch's package; nobody inherits that.
                boolean allowed = from.equals(to) || reachable(from).contains(to) || (from.equals("worker") && to.equals("torch"));
                if (!allowed) violations.add("%s may not import %s: %s".formatted(from, to, dependency.getDescription()));
            }
        }
        assertTrue(violations.isEmpty(), () -> String.join("\n", violations));
    }

    @Test
    void noTwoPackagesImportEachOther() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void javaFxStaysInTheWindow() {
        noClasses()
                .that(describe("are outside ui and app", c -> !entryOf(c).startsWith("ui.") && !entryOf(c).equals("app")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..", "org.jfree.."))
                .because("the core, the commands and the worker run without a window")
                .check(classes);
    }

    @Test
    void libtorchStaysInItsPackage() {
        noClasses()
                .that(describe("are outside torch", c -> !entryOf(c).equals("torch")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.bytedeco.."))
                .because("native memory has one owner")
                .check(classes);
    }

    @Test
    void theWindowNeverReachesLibtorch() {
        noClasses()
                .that(describe("are in ui or edit", c -> entryOf(c).startsWith("ui.") || entryOf(c).equals("edit")))
                .should()
                .transitivelyDependOnClassesThat(resideInAnyPackage(ROOT + ".torch..", "org.bytedeco.."))
                .because("a native crash must cost a run, never the drawing: the worker's near end starts a process")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void onlyWhatIsAskedForTurnsToTheNet() {
        noClasses()
                .that(describe("are outside dataset, gpu and update", c -> !Set.of("dataset", "gpu", "update").contains(entryOf(c))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..")
                        .or(describe("open connections", c -> c.getName().matches("java\\.net\\.(.*Socket|.*URLConnection)"))))
                .because(
                        "the program works offline and sends nothing: data, GPU support and word of updates are fetched where the user asks for them")
                .check(classes);
    }

    @Test
    void runLaterIsCalledInOneClassOnly() {
        Set<String> callers = new TreeSet<>();
        for (JavaClass c : classes) {
            for (JavaAccess<?> access : c.getAccessesFromSelf()) {
                boolean ofPlatform = access.getTargetOwner().getName().equals("javafx.application.Platform");
                if (ofPlatform && access.getName().equals("runLater")) callers.add(c.getName().replaceFirst("\\$.*", ""));
            }
        }
        assertTrue(callers.size() <= 1, () -> "Platform.runLater is called in " + callers);
        assertTrue(callers.stream().allMatch(name -> name.startsWith(ROOT + ".ui.fx.")), () -> callers + " is outside ui.fx");
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unmarked, "packages without @NullMarked in their package-info");
    }

    /// The entry of the table that a class falls under; its own package's name where the table has none.
    private static String entryOf(JavaClass c) {
        String name = c.getPackageName();
        String below = name.length() > ROOT.length() ? name.substring(ROOT.length() + 1) : name;
        return IMPORTS.keySet().stream()
                .filter(entry -> (below + ".").startsWith(entry + "."))
                .findFirst()
                .orElse(below);
    }

    private static boolean isOurs(JavaClass c) {
        return c.getPackageName().equals(ROOT) || c.getPackageName().startsWith(ROOT + ".");
    }

    private static Set<String> reachable(String from) {
        Set<String> found = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            // A package that the table lacks may import nothing, so it is noticed as soon as it does.
            for (String to : IMPORTS.getOrDefault(next, Set.of())) {
                if (found.add(to)) open.add(to);
            }
        }
        return found;
    }
}
