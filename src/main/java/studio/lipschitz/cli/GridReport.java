package studio.lipschitz.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import studio.lipschitz.cli.GridRuns.Outcome;
import studio.lipschitz.cli.GridRuns.Part;

/// What `grid` prints around the reports of its trainings.
sealed interface GridReport {

    /// @param number from 1
    /// @param done whether it is finished already
    void begins(int number, int of, Part part, boolean done);

    /// @param planned runs of the whole grid
    /// @param front those that no other one beats
    void ends(int planned, double epsilon, List<Outcome> outcomes, List<Outcome> front);

    /// One JSON event a line: `{"event": "run", ...}` before each run, `{"event": "grid", ...}` in the end.
    record Json(PrintWriter out) implements GridReport {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        @Override
        public void begins(int number, int of, Part part, boolean done) {
            ObjectNode node = of("run", part).put("number", number).put("runs", of).put("finished", done);
            out.print(node + "\n");
            out.flush();
        }

        private static ObjectNode of(String event, Part part) {
            ObjectNode node = MAPPER.createObjectNode().put("event", event).put("run", part.folder().toString());
            ObjectNode values = node.putObject("values");
            part.point().values().forEach((name, value) -> values.put(name, Double.parseDouble(value)));
            return node;
        }

        @Override
        public void ends(int planned, double epsilon, List<Outcome> outcomes, List<Outcome> front) {
            ObjectNode node = MAPPER.createObjectNode().put("event", "grid").put("planned", planned).put("epsilon", epsilon);
            var all = node.putArray("runs");
            for (Outcome outcome : outcomes) {
                ObjectNode run = of("", outcome.part());
                run.remove("event");
                run.put("state", outcome.state()).put("accuracy", number(outcome.accuracy()))
                        .put("certified_accuracy", number(outcome.certified())).put("seconds", number(outcome.seconds()))
                        .put("pareto", front.contains(outcome));
                all.add(run);
            }
            out.print(node + "\n");
            out.flush();
        }

        private static @org.jspecify.annotations.Nullable Double number(double value) {
            return Double.isNaN(value) ? null : value;
        }
    }

    /// A line before each run and a table in the end.
    record People(PrintWriter out) implements GridReport {
        @Override
        public void begins(int number, int of, Part part, boolean done) {
            out.print("Run %d of %d: %s%s\n".formatted(number, of, part.point().label(), done ? ": finished already" : ""));
            out.flush();
        }

        @Override
        public void ends(int planned, double epsilon, List<Outcome> outcomes, List<Outcome> front) {
            var titles = new ArrayList<String>(List.of("Pareto"));
            outcomes.getFirst().part().point().values().keySet().forEach(name -> titles.add(studio.lipschitz.grid.Axis.brief(name)));
            titles.addAll(List.of("accuracy", "certified at " + epsilon, "seconds", "state"));
            var table = new TextTable(titles.toArray(String[]::new));
            for (Outcome outcome : outcomes) {
                var row = new ArrayList<String>(List.of(front.contains(outcome) ? "*" : ""));
                row.addAll(outcome.part().point().values().values());
                row.addAll(List.of(TextTable.down(outcome.accuracy(), 4), TextTable.down(outcome.certified(), 4),
                        TextTable.down(outcome.seconds(), 1), outcome.state()));
                table.row(row.toArray(String[]::new));
            }
            out.print("\n" + table);
            if (outcomes.size() < planned) {
                out.print("%d of %d runs; the same command goes on with the rest.\n".formatted(outcomes.size(), planned));
            }
            out.print("* no other run is better in accuracy and certified accuracy.\n");
            out.flush();
        }
    }
}
