package studio.lipschitz.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.lipschitz.dataset.DataKind;
import studio.lipschitz.dataset.DataOption;
import studio.lipschitz.layer.Catalogue;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.ModuleType;
import studio.lipschitz.project.Template;
import studio.lipschitz.training.Loss;
import studio.lipschitz.training.Optimizer;
import studio.lipschitz.training.Schedule;

/// All pages in the language of the moment it was made, in their order.
public final class Guide {
    /// Where a reader begins.
    public static final String HOME = "start/welcome";

    private static final Map<Section, List<String>> WRITTEN = Map.of(
            Section.START, List.of(HOME, "start/tour", "start/first-network", "start/keys"),
            Section.VIEWS,
            List.of("view/welcome", "view/window", "view/canvas", "view/blocks", "view/palette", "view/inspector", "view/problems",
                    "view/verdicts",
                    "view/code", "view/training", "view/charts", "view/runs", "view/robustness", "view/data", "view/playground",
                    "view/files", "view/preferences"),
            Section.TUTORIALS, Arrays.stream(Template.values()).map(template -> "tutorial/" + template.file()).toList(),
            Section.THEORY, List.of("theory/constant", "theory/layers", "theory/bounds"),
            Section.LAYERS, List.of("layer/all"),
            Section.TRAINING, List.of("training/losses", "training/optimizers", "training/schedules"),
            Section.REFERENCE, List.of("reference/data", "reference/commands", "reference/lipnet", "reference/completion"),
            Section.HELP, List.of("help/troubleshooting", "help/gpu", "help/crash"));

    private final Map<String, Page> pages = new LinkedHashMap<>();

    /// Reads and makes all of them, which takes a moment: not on the FX thread.
    public Guide() {
        List<Page> layers = LayerPages.all();
        List<Page> choices = ChoicePages.all();
        for (Section section : Section.values()) {
            for (String id : WRITTEN.getOrDefault(section, List.of())) {
                add(written(id, section));
                String chosen = id.startsWith("training/") ? id.substring(id.indexOf('/') + 1, id.length() - 1).replace("losse", "loss")
                        : "";
                choices.stream().filter(page -> page.id().startsWith(chosen + "/")).forEach(this::add);
            }
            if (section == Section.LAYERS) {
                layers.forEach(this::add);
            }
        }
    }

    public List<Page> pages() {
        return List.copyOf(pages.values());
    }

    public Optional<Page> find(String id) {
        return Optional.ofNullable(pages.get(id));
    }

    private void add(Page page) {
        pages.put(page.id(), page);
    }

    private static Page written(String id, Section section) {
        Written written = Written.read(id);
        boolean choices = id.startsWith("training/");
        String markdown = choices ? written.introduction() : written.markdown();
        return new Page(id, section, written.title(), filled(markdown), Optional.empty(), written.translated());
    }

    /// Lists that follow from the program stand in pages as `{{name}}`.
    private static String filled(String markdown) {
        return markdown.contains("{{")
                ? markdown.replace("{{modules}}", modules())
                        .replace("{{losses}}", ChoicePages.list(Loss.CATALOGUE, Loss::summary))
                        .replace("{{optimizers}}", ChoicePages.list(Optimizer.CATALOGUE, Optimizer::summary))
                        .replace("{{schedules}}", ChoicePages.list(Schedule.CATALOGUE, Schedule::summary))
                        .replace("{{templates}}", templates())
                        .replace("{{sources}}", sources())
                        .replace("{{options}}", options())
                : markdown;
    }

    /// The compatibility table.
    private static String modules() {
        var table = new StringBuilder();
        for (Group group : Group.values()) {
            List<List<String>> rows = new ArrayList<>();
            for (ModuleType type : Catalogue.all()) {
                if (type.info().group() == group) {
                    rows.add(List.of(
                            Markdown.link(type.name(), LayerPages.FOLDER + type.name()),
                            text("guide.verdict." + type.defaults().verdict(null).kind().label()),
                            Markdown.words(type.info().summary())));
                }
            }
            if (!rows.isEmpty()) {
                table.append("## ").append(group.title()).append("\n\n").append(Markdown.table(
                        List.of(text("guide.layers.module"), text("guide.layer.verdict"), text("guide.layers.does")), rows)).append('\n');
            }
        }
        return table.toString();
    }

    private static String templates() {
        return Arrays.stream(Template.values())
                .map(template -> "- " + Markdown.link(template.title(), "tutorial/" + template.file()) + ": "
                        + Markdown.words(template.summary()))
                .collect(Collectors.joining("\n")) + "\n";
    }

    private static String sources() {
        return Markdown.table(
                List.of(text("guide.data.source"), text("guide.data.holds")),
                Arrays.stream(DataKind.values())
                        .map(kind -> List.of(
                                Markdown.code(kind.word()
                                        + (!kind.placed() ? "" : kind == DataKind.CSV || kind == DataKind.NPZ ? ":FILE" : ":DIR")),
                                Markdown.words(kind.doc())))
                        .toList());
    }

    private static String options() {
        return Markdown.table(
                List.of(text("guide.data.option"), text("guide.data.of"), text("guide.data.does")),
                Arrays.stream(DataOption.values()).map(option -> {
                    List<DataKind> kinds = Arrays.stream(DataKind.values()).filter(kind -> DataOption.of(kind).contains(option)).toList();
                    return List.of(
                            Markdown.code(option.example()),
                            kinds.size() == DataKind.values().length ? text("guide.data.all")
                                    : kinds.stream().map(kind -> Markdown.code(kind.word())).collect(Collectors.joining(", ")),
                            Markdown.words(option.doc()));
                }).toList());
    }
}
