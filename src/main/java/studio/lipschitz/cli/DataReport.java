package studio.lipschitz.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.lipschitz.dataset.ChannelFigures;
import studio.lipschitz.dataset.ClassBalance;
import studio.lipschitz.dataset.DataCheck;
import studio.lipschitz.dataset.DataPart;
import studio.lipschitz.dataset.Dataset;
import studio.lipschitz.dataset.Duplicate;
import studio.lipschitz.dataset.Flaw;
import studio.lipschitz.project.PrettyJson;

/// What `data` prints, for programs and for people.
///
/// @param data empty if it was refused
/// @param refusal why, else empty
record DataReport(String source, Optional<Dataset> data, String refusal, DataCheck check) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 20; // groups of copies, and copies of a group, that are written out for people

    /// Whether there is something that should be mended before training. Copies within a part alone are told, but weigh little.
    boolean mends() {
        return data.isEmpty() || !check.flaws().isEmpty() || check.leaks() > 0 || check.contradictions() > 0;
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("source", source);
        root.put("error", refusal.isEmpty() ? null : refusal);
        ArrayNode shape = root.putArray("shape");
        ArrayNode classes = root.putArray("classes");
        ArrayNode channels = root.putArray("channels");
        ArrayNode warnings = root.putArray("warnings");
        data.ifPresent(its -> {
            its.shape().dims().forEach(shape::add);
            ClassBalance balance = ClassBalance.of(its);
            for (int kind = 0; kind < balance.classes().size(); kind++) {
                ObjectNode one = classes.addObject();
                one.put("name", balance.classes().get(kind));
                one.put("train", balance.train().get(kind));
                one.put("validation", balance.validation().get(kind));
                one.put("test", balance.test().get(kind));
            }
            ChannelFigures.of(its).channels().forEach(channel -> {
                ObjectNode one = channels.addObject();
                one.put("min", channel.min());
                one.put("max", channel.max());
                one.put("mean", channel.mean());
                one.put("std", channel.std());
            });
            balance.warnings().forEach(warnings::add);
        });
        ArrayNode flaws = root.putArray("flaws");
        for (Flaw flaw : check.flaws()) {
            ObjectNode one = flaws.addObject();
            one.put("kind", flaw.kind().word());
            one.put("file", flaw.file().toString());
            one.put("reason", flaw.reason());
        }
        ArrayNode duplicates = root.putArray("duplicates");
        for (Duplicate duplicate : check.duplicates()) {
            ObjectNode one = duplicates.addObject();
            one.put("leaks", duplicate.leaks());
            one.put("contradicts", duplicate.contradicts());
            ArrayNode copies = one.putArray("copies");
            for (Duplicate.Copy copy : duplicate.copies()) {
                ObjectNode written = copies.addObject();
                written.put("part", copy.part().map(DataPart::word).orElse(null));
                written.put("index", copy.index() < 0 ? null : Integer.valueOf(copy.index()));
                written.put("class", copy.kind());
                written.put("file", copy.file().map(Object::toString).orElse(null));
            }
        }
        return PrettyJson.write(root);
    }

    String table() {
        var said = new StringBuilder();
        data.ifPresent(its -> describe(its, said));
        if (!refusal.isEmpty()) {
            said.append(TextTable.clean(refusal)).append("\n\n");
        }
        if (!check.flaws().isEmpty()) {
            said.append("Broken: ").append(check.flaws().size()).append('\n');
            check.flaws().forEach(flaw -> said.append("  ").append(TextTable.clean(flaw.reason())).append('\n'));
        }
        List<Duplicate> copies = check.duplicates();
        if (copies.isEmpty()) {
            said.append("No two samples are equal.\n");
            return said.toString();
        }
        said.append("Groups of equal samples: %d, %d of them in several classes, %d both trained on and judged by%n"
                .formatted(copies.size(), check.contradictions(), check.leaks()));
        for (Duplicate each : copies.subList(0, Math.min(MOST, copies.size()))) {
            said.append("  ").append(line(each)).append('\n');
        }
        if (copies.size() > MOST) {
            said.append("  and ").append(copies.size() - MOST).append(" more; --json names all\n");
        }
        return said.toString();
    }

    private static void describe(Dataset data, StringBuilder said) {
        ClassBalance balance = ClassBalance.of(data);
        var classes = new TextTable("class", "train", "share", "validation", "share", "test", "share");
        for (int kind = 0; kind < balance.classes().size(); kind++) {
            classes.row(balance.classes().get(kind),
                    String.valueOf(balance.train().get(kind)), percent(balance, DataPart.TRAIN, kind),
                    String.valueOf(balance.validation().get(kind)), percent(balance, DataPart.VALIDATION, kind),
                    String.valueOf(balance.test().get(kind)), percent(balance, DataPart.TEST, kind));
        }
        said.append("Samples of ").append(data.shape()).append("\n\n").append(classes).append('\n');
        balance.warnings().forEach(warning -> said.append(TextTable.clean(warning)).append('\n'));
        ChannelFigures figures = ChannelFigures.of(data);
        var channels = new TextTable("channel", "min", "max", "mean", "std");
        for (int c = 0; c < figures.channels().size(); c++) {
            ChannelFigures.Channel channel = figures.channels().get(c);
            channels.row(figures.together() ? "all" : String.valueOf(c), number(channel.min()), number(channel.max()),
                    number(channel.mean()), number(channel.std()));
        }
        said.append(channels).append('\n');
    }

    private static String percent(ClassBalance balance, DataPart part, int kind) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * balance.share(part, kind));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }

    private static String line(Duplicate duplicate) {
        var names = new java.util.ArrayList<String>();
        for (Duplicate.Copy copy : duplicate.copies().subList(0, Math.min(MOST, duplicate.copies().size()))) {
            String place = copy.file().map(Object::toString).orElse(copy.part().map(DataPart::word).orElse("") + " " + copy.index());
            names.add(place + " (" + copy.kind() + ")");
        }
        int more = duplicate.copies().size() - names.size();
        return (duplicate.contradicts() ? "in several classes: " : duplicate.leaks() ? "trained on and judged by: " : "equal: ")
                + TextTable.clean(String.join(", ", names)) + (more > 0 ? " and " + more + " more" : "");
    }
}
