package studio.lipschitz.ui.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Duration;

/// The ground of the drawing with the program's name, and a bar in which something moves while the window is made. It has no control, for which JavaFX would read a theme
/// first; its bar has the rounded shapes that the renderer draws slowly for the first time, while nothing else waits for it.
final class Ground extends StackPane {
    private static final double NAME = 22;
    private static final double LENGTH = 160;
    private static final double BLOCK = 40;
    private static final double THICKNESS = 6;
    private static final int STEPS = 24;
    private static final Duration STEP = Duration.millis(100);

    private final StackPane bar;
    private final Timeline moves;

    Ground(ThemeChoice theme) {
        var name = new Text("Lipschitz Studio");
        name.setFont(Font.font(NAME));
        name.setFill(Themes.token(theme, "-studio-muted"));
        var block = rounded(Themes.token(theme, "-studio-accent"));
        block.setMaxSize(BLOCK, THICKNESS);
        bar = new StackPane(block);
        bar.setId("curtain-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinSize(LENGTH, THICKNESS);
        bar.setMaxSize(LENGTH, THICKNESS);
        bar.setBorder(
                new Border(new BorderStroke(Themes.token(theme, "-studio-line"), BorderStrokeStyle.SOLID, new CornerRadii(THICKNESS / 2),
                        BorderWidths.DEFAULT)));
        bar.setVisible(false);
        var middle = new VBox(16, name, bar);
        middle.setAlignment(Pos.CENTER);
        getChildren().add(middle);
        setBackground(Background.fill(Themes.token(theme, "-studio-canvas")));
        int[] at = {0};
        moves = new Timeline(new KeyFrame(STEP, _ -> {
            at[0] = (at[0] + 1) % STEPS;
            double share = Math.abs(2.0 * at[0] / STEPS - 1); // there and back
            block.setTranslateX((1 - share) * (LENGTH - BLOCK));
        }));
        moves.setCycleCount(Animation.INDEFINITE);
    }

    private static Region rounded(Color colour) {
        var region = new Region();
        region.setBackground(new Background(new BackgroundFill(colour, new CornerRadii(THICKNESS / 2), Insets.EMPTY)));
        return region;
    }

    /// Shows the bar, until another scene is shown.
    void busy() {
        Scene scene = getScene();
        if (scene == null || scene.getWindow() == null) {
            return;
        }
        bar.setVisible(true);
        moves.play();
        scene.windowProperty().addListener((_, _, window) -> {
            if (window == null) {
                moves.stop();
            }
        });
        scene.getWindow().showingProperty().addListener((_, _, showing) -> {
            if (!showing) {
                moves.stop();
            }
        });
    }
}
