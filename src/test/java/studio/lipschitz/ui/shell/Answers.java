package studio.lipschitz.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A user who answers dialogs as the test says, and what was asked.
class Answers implements FileDialogs, Questions {
    final List<String> asked = new ArrayList<>();
    Optional<Path> openFile = Optional.empty();
    Optional<Path> saveFile = Optional.empty();
    Training training = Training.STOP;
    boolean discards = true;
    Unsaved unsaved = Unsaved.CANCEL;
    Optional<String> startingPoint = Optional.empty();
    OptionalInt card = OptionalInt.empty(); // of recent files or versions

    @Override
    public Optional<Path> open(Optional<Path> folder) {
        asked.add("open");
        return openFile;
    }

    @Override
    public Optional<Path> save(Optional<Path> folder, String suggestion) {
        asked.add("save " + suggestion);
        return saveFile;
    }

    @Override
    public Optional<Path> savePicture(Optional<Path> folder, String suggestion) {
        asked.add("picture " + suggestion);
        return saveFile;
    }

    @Override
    public Optional<Path> saveReport(Optional<Path> folder, String suggestion) {
        asked.add("report " + suggestion);
        return saveFile;
    }

    @Override
    public Optional<Path> saveCode(Optional<Path> folder, String suggestion) {
        asked.add("code " + suggestion);
        return saveFile;
    }

    @Override
    public Optional<Path> saveWeights(Optional<Path> folder, String suggestion) {
        asked.add("weights " + suggestion);
        return saveFile;
    }

    @Override
    public Optional<Path> runsFolder() {
        asked.add("runs folder");
        return openFile;
    }

    @Override
    public Unsaved unsaved(String name) {
        asked.add("unsaved " + name);
        return unsaved;
    }

    @Override
    public boolean destroyRuns(int runs) {
        asked.add("destroy " + runs);
        return true;
    }

    @Override
    public boolean replace(Path file) {
        asked.add("replace " + file.getFileName());
        return true;
    }

    @Override
    public Optional<StartingPoint> startingPoint(List<StartingPoint> points) {
        asked.add("starting point");
        return startingPoint.flatMap(title -> points.stream().filter(p -> p.title().equals(title)).findFirst());
    }

    @Override
    public Optional<StartingPoint> recent(List<StartingPoint> files) {
        asked.add("recent " + files.size());
        return chosen(files);
    }

    @Override
    public Optional<StartingPoint> version(List<StartingPoint> versions) {
        asked.add("version " + versions.size());
        return chosen(versions);
    }

    private Optional<StartingPoint> chosen(List<StartingPoint> points) {
        return card.isPresent() ? Optional.of(points.get(card.getAsInt())) : Optional.empty();
    }

    @Override
    public Training training() {
        asked.add("training");
        return training;
    }

    @Override
    public boolean discardRun(Path run) {
        asked.add("discard " + run.getFileName());
        return discards;
    }
}
