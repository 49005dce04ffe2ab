package studio.lipschitz.ui.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.ui.fx.StallMeter;

class PicturesAndStallsTest extends WindowTest {
    @TempDir Path folder;

    @Test
    void largeWindowIsSavedAndTheScreenShowsTheSame() throws Exception {
        Rectangle corner = new Rectangle(1400, 860, 40, 40);
        corner.setFill(Color.RED);
        Button button = new Button("Train");
        Stage stage = show(() -> new Pane(corner, button), 1440, 900);
        Path file = folder.resolve("window.png");
        Screenshots.save(stage, file);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(1440, picture.getWidth());
        assertEquals(900, picture.getHeight());
        assertEquals(0xffff0000, picture.getRGB(1439, 899));
        await("the window is drawn", () -> shot(stage).getPixelReader().getArgb(1439, 899) == 0xffff0000);
        BufferedImage screen = Screenshots.toBuffered(get(() -> shot(stage)));
        assertArrayEquals(
                picture.getRGB(0, 0, 1440, 900, null, 0, 1440), screen.getRGB(0, 0, 1440, 900, null, 0, 1440));
    }

    private static WritableImage shot(Stage stage) {
        return new Robot().getScreenCapture(null, stage.getX(), stage.getY(), 1440, 900);
    }

    @Test
    void pictureOfAWindowShowsItsOpenMenu() throws Exception {
        Pane pane = new Pane();
        pane.setStyle("-fx-background-color: white");
        ContextMenu menu = new ContextMenu(new MenuItem("Rename"));
        Stage stage = show(() -> new BorderPane(pane), 1440, 900);
        fx(() -> menu.show(pane, stage.getX() + 200, stage.getY() + 200));
        Fx.settle();
        Screenshots.save(stage, folder.resolve("menu.png"));
        Screenshots.save(stage.getScene(), folder.resolve("scene.png"));
        int with = ImageIO.read(folder.resolve("menu.png").toFile()).getRGB(230, 215);
        int without = ImageIO.read(folder.resolve("scene.png").toFile()).getRGB(230, 215);
        assertEquals(0xffffffff, without);
        assertTrue(with != without, Integer.toHexString(with));
    }

    @Test
    void stallOfTheFxThreadIsMeasuredAndItsPlaceFound() {
        show(() -> new VBox(), 300, 200);
        try (StallMeter meter = StallMeter.start(Fx.thread())) {
            fx(PicturesAndStallsTest::blockFor200Milliseconds);
            meter.stop();
            assertTrue(meter.longest().toMillis() >= 150, meter::toString);
            assertTrue(
                    meter.culprit().stream().anyMatch(f -> f.getMethodName().equals("blockFor200Milliseconds")),
                    () -> meter.culprit().toString());
        }
    }

    private static void blockFor200Milliseconds() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Test
    void idleWindowStallsLittle() {
        Button button = new Button("Train");
        show(() -> new VBox(button), 300, 200);
        robot.click(button);
        try (StallMeter meter = StallMeter.start(Fx.thread())) {
            robot.drag(button, 200, 100);
            assertNotNull(meter.longest());
            System.out.println(meter);
        }
    }
}
