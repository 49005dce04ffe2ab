package studio.lipschitz.ui.shell;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import studio.lipschitz.ui.fx.Tasks;

/// All that ships with the program, and the licence of each, from the folder `legal` that the build writes. Files are read beside the FX thread.
final class LicencesView {
    /// The launcher names the folder in this property of Java's; classes that run without a launcher have none.
    private static final String FOLDER = "lipschitz.legal";

    private final Path folder;
    private final Tasks tasks = new Tasks();
    private final ListView<Component> components = new ListView<>();
    private final TextArea text = new TextArea();

    /// A line of `legal/README.txt`.
    ///
    /// @param folder with its texts
    record Component(String name, String version, String licence, String folder) {}

    LicencesView(Path folder) {
        this.folder = folder;
        components.setId("licences-list");
        components.setAccessibleText(text("shell.licences.list"));
        components.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(Component component, boolean empty) {
                super.updateItem(component, empty);
                setText(empty || component == null ? null : component.name() + " " + component.version() + "\n" + component.licence());
            }
        });
        text.setId("licences-text");
        text.setEditable(false);
        text.getStyleClass().add("report-text");
        text.setAccessibleText(text("shell.licences.text"));
        components.getSelectionModel().selectedItemProperty().subscribe(component -> {
            if (component != null) {
                tasks.start(() -> texts(component), this::show, e -> show(text("shell.licences.unreadable", e.getMessage())));
            }
        });
    }

    /// Where the licences are, if the program was started by its launcher.
    static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of).filter(Files::isDirectory);
    }

    void showAbove(Window owner) {
        var dialog = new Dialog<Void>();
        Themes.putAbove(dialog, owner);
        dialog.setTitle(text("shell.licences.title"));
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("licences");
        var parts = new SplitPane(withRoom(components), withRoom(text));
        parts.setOrientation(Orientation.HORIZONTAL);
        parts.setDividerPositions(0.38);
        parts.setPrefSize(900, 560);
        pane.setContent(parts);
        pane.getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.setOnHidden(_ -> tasks.abandon());
        dialog.show();
        tasks.start(this::read, found -> {
            components.getItems().setAll(found);
            components.getSelectionModel().selectFirst();
            components.requestFocus();
        }, e -> show(text("shell.licences.unreadable", e.getMessage())));
    }

    /// A split pane cuts off what lies around its parts: the ring that tells where the keyboard is lies within.
    private static Node withRoom(Node part) {
        var room = new StackPane(part);
        room.getStyleClass().add("ring-room");
        return room;
    }

    private void show(String words) {
        text.setText(words);
        text.positionCaret(0);
    }

    List<Component> read() throws IOException {
        var found = new ArrayList<Component>();
        for (String line : Files.readAllLines(folder.resolve("README.txt"))) {
            String[] fields = line.split(" \\| ", -1);
            if (fields.length == 4) {
                found.add(new Component(fields[0], fields[1], fields[2], fields[3]));
            }
        }
        return found;
    }

    /// All texts of one component, one below the other. Those that are pages for a browser lose their marks.
    String texts(Component component) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve(component.folder()))) {
            files = all.sorted().toList();
        }
        var words = new StringBuilder();
        for (Path file : files) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            boolean page = file.toString().endsWith(".html");
            words.append(file.getFileName()).append("\n\n")
                    .append((page ? content.replaceAll("(?s)<head.*?</head>|<[^>]*>", "").replace("&quot;", "\"") : content).strip())
                    .append("\n\n\n");
        }
        return words.toString();
    }
}
