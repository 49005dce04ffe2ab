package studio.lipschitz.ui.guide;

import static studio.lipschitz.text.Texts.text;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import studio.lipschitz.guide.Guide;
import studio.lipschitz.guide.GuideSearch;
import studio.lipschitz.guide.Markdown;
import studio.lipschitz.guide.Page;
import studio.lipschitz.guide.Page.Target;
import studio.lipschitz.ui.fx.Hint;
import studio.lipschitz.ui.fx.Tasks;

/// Contents and search at the left, a page at the right. Pages are made, read and searched beside the FX thread.
final class GuideView extends BorderPane {
    private static final String WEB = "https://";

    private final Tasks tasks;
    private final Consumer<String> browse;
    private final History history = new History();
    private final Contents contents = new Contents(this::open);
    private final Results results = new Results(this::open);
    private final PageView view;
    private final Label waiting = new Label(text("guide.loading"));
    private final TextField search = new TextField();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(text("guide.title"));
    private @Nullable Guide guide;
    private @Nullable GuideSearch index;
    private String wanted = Guide.HOME; // while there is no guide yet
    private String page = ""; // that is shown
    private int asked; // pages so far: a later one that is read sooner is not replaced by an earlier one
    private int stands; // the one that is shown
    private int searched;

    /// @param browse shows an address of the web
    GuideView(Tasks tasks, ObservableValue<Boolean> dark, Consumer<String> browse) {
        this.tasks = tasks;
        this.browse = browse;
        setId("guide");
        getStyleClass().add("guide");
        getStylesheets().add(Objects.requireNonNull(GuideView.class.getResource("/styles/guide.css")).toExternalForm());
        view = new PageView(this::open, new Pictures(dark));
        waiting.getStyleClass().add("note");
        waiting.setId("guide-waiting");
        results.setVisible(false);
        contents.visibleProperty().bind(results.visibleProperty().not());
        var side = new StackPane(contents, results);
        side.getStyleClass().add("guide-side");
        side.setMinWidth(0);
        var paper = new StackPane(view, waiting);
        paper.getStyleClass().add("guide-paper");
        var split = new SplitPane(side, paper);
        split.setDividerPositions(0.28);
        SplitPane.setResizableWithParent(side, false);
        setTop(bar());
        setCenter(split);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        tasks.start(Guide::new, made -> {
            guide = made;
            waiting.setVisible(false);
            contents.fill(made);
            show(Target.of(wanted), 0);
            tasks.start(() -> new GuideSearch(made), found -> {
                index = found;
                search();
            }, _ -> {});
        }, _ -> {});
    }

    private HBox bar() {
        Button back = button("guide-back", Material2AL.ARROW_BACK, text("guide.back"), this::back);
        Button forward = button("guide-forward", Material2AL.ARROW_FORWARD, text("guide.forward"), this::forward);
        back.disableProperty().bind(history.backProperty().not());
        forward.disableProperty().bind(history.forwardProperty().not());
        Button home = button("guide-home", Material2OutlinedAL.HOME, text("guide.home"), () -> open(Guide.HOME));
        search.setId("guide-search");
        search.setPromptText(text("guide.search"));
        search.setAccessibleText(text("guide.search"));
        search.textProperty().subscribe(_ -> search());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case DOWN -> results.enter();
                case ENTER -> results.first(this::open);
                case ESCAPE -> search.clear();
                default -> {
                    return;
                }
            }
            event.consume();
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        Button copy = button("guide-copy", Material2OutlinedAL.CONTENT_COPY, text("guide.copy"), this::copy);
        var bar = new HBox(back, forward, home, search, copy);
        bar.getStyleClass().add("guide-bar");
        return bar;
    }

    private static Button button(String id, Ikon icon, String words, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(words);
        Hint.install(button, words);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// The keys scroll the page.
    void focusPage() {
        view.requestFocus();
    }

    /// Of the page that is shown.
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// Whether the page that was asked for stands.
    boolean ready() {
        return asked > 0 && stands == asked && view.ready();
    }

    /// @param target id of a page, with `#anchor` if a heading is meant, or an address of the web
    void open(String target) {
        if (target.startsWith(WEB)) {
            browse.accept(target);
            return;
        }
        if (guide == null) {
            wanted = target;
            return;
        }
        Target to = Target.of(target);
        if (!page.isEmpty() && !to.page().equals(page)) {
            history.leave(here());
        }
        show(to, 0);
    }

    private void back() {
        history.back(here()).ifPresent(place -> show(new Target(place.page(), ""), place.scrolled()));
    }

    private void forward() {
        history.forward(here()).ifPresent(place -> show(new Target(place.page(), ""), place.scrolled()));
    }

    private History.Place here() {
        return new History.Place(page, view.getVvalue());
    }

    private void show(Target target, double scrolled) {
        @Nullable Guide pages = guide;
        if (pages == null) {
            return;
        }
        Optional<Page> found = pages.find(target.page());
        Page shown = found.or(() -> pages.find(Guide.HOME)).orElseThrow();
        page = shown.id();
        int mine = ++asked;
        tasks.start(() -> Markdown.parse(shown.markdown()), document -> {
            if (mine == asked) {
                stands = mine;
                title.set(shown.title());
                view.show(shown, document, target.anchor(), scrolled);
                contents.follow(shown.id());
            }
        }, _ -> {});
    }

    private void search() {
        String typed = search.getText().strip();
        results.setVisible(!typed.isEmpty());
        @Nullable GuideSearch known = index;
        int mine = ++searched;
        if (typed.isEmpty() || known == null) {
            return;
        }
        tasks.start(() -> known.find(typed), found -> {
            if (mine == searched) {
                results.show(found);
            }
        }, _ -> {});
    }

    private void copy() {
        @Nullable Guide pages = guide;
        if (pages == null) {
            return;
        }
        pages.find(page).ifPresent(shown -> {
            var content = new ClipboardContent();
            content.putString("# " + shown.title() + "\n\n" + shown.markdown());
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            search.requestFocus();
            search.selectAll();
        } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
            back();
        } else if (event.isAltDown() && event.getCode() == KeyCode.RIGHT) {
            forward();
        } else {
            return;
        }
        event.consume();
    }
}
