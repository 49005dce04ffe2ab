import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Draws the icons from their SVG sources (of which it knows as much as those use): PNG in all sizes, `.ico` for Windows, `.icns` for macOS.
///
/// `java Icons.java` draws the icons of the window into `src/main/resources`, from where they are checked in.
final class Icons {
    static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    /// Of those, the ones that the window carries.
    private static final List<Integer> STAGE = List.of(16, 32, 48, 64, 128, 256);

    private static final Map<Integer, List<String>> ICNS = new TreeMap<>(Map.of(
            16, List.of("icp4"), 32, List.of("icp5", "ic11"), 64, List.of("ic12"), 128, List.of("ic07"), 256, List.of("ic08", "ic13"),
            512, List.of("ic09", "ic14")));

    private static final double SOURCE = 128; // width and height of every source

    private final Element source;

    Icons(Path svg) throws IOException {
        try {
            source = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile()).getDocumentElement();
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
            throw new IOException(svg + " is no SVG: " + e.getMessage(), e);
        }
    }

    public static void main(String[] args) throws IOException {
        var icons = new Icons(Path.of("packaging/icons/lipschitz-studio.svg"));
        Path folder = Files.createDirectories(Path.of("src/main/resources/studio/lipschitz/ui/shell/icons"));
        for (int size : STAGE) Files.write(folder.resolve(size + ".png"), icons.png(size));
    }

    byte[] png(int size) throws IOException {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / SOURCE, size / SOURCE);
        var elements = source.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            Shape shape = shape(element);
            if (shape == null) continue;
            Paint fill = paint(element, "fill");
            if (fill != null) {
                g.setPaint(fill);
                g.fill(shape);
            }
            Paint stroke = paint(element, "stroke");
            if (stroke != null) {
                g.setPaint(stroke);
                g.setStroke(new BasicStroke((float) number(element, "stroke-width"), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                g.draw(shape);
            }
        }
        g.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /// A Windows icon, of PNG pictures.
    byte[] ico() throws IOException {
        List<Integer> sizes = SIZES.stream().filter(size -> size <= 256).toList();
        var pictures = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(6 + 16 * sizes.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        for (int size : sizes) {
            byte[] png = png(size);
            head.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32) // 256 is written as 0
                    .putInt(png.length).putInt(head.capacity() + pictures.size());
            pictures.write(png);
        }
        var all = new ByteArrayOutputStream();
        all.write(head.array());
        pictures.writeTo(all);
        return all.toByteArray();
    }

    /// A macOS icon, of PNG pictures.
    byte[] icns() throws IOException {
        var pictures = new ByteArrayOutputStream();
        var out = new DataOutputStream(pictures);
        for (var types : ICNS.entrySet()) {
            byte[] png = png(types.getKey());
            for (String type : types.getValue()) {
                out.writeBytes(type);
                out.writeInt(8 + png.length);
                out.write(png);
            }
        }
        var all = new ByteArrayOutputStream();
        var head = new DataOutputStream(all);
        head.writeBytes("icns");
        head.writeInt(8 + pictures.size());
        pictures.writeTo(all);
        return all.toByteArray();
    }

    private static Shape shape(Element element) throws IOException {
        return switch (element.getTagName()) {
            case "rect" -> new RoundRectangle2D.Double(number(element, "x"), number(element, "y"), number(element, "width"), number(element, "height"),
                    2 * number(element, "rx"), 2 * number(element, "rx"));
            case "circle" -> {
                double r = number(element, "r");
                yield new Ellipse2D.Double(number(element, "cx") - r, number(element, "cy") - r, 2 * r, 2 * r);
            }
            case "path" -> path(element.getAttribute("d"));
            case "linearGradient", "stop" -> null;
            default -> throw new IOException("icons may have rect, circle, path and linearGradient, not " + element.getTagName());
        };
    }

    private static Shape path(String data) throws IOException {
        var path = new Path2D.Double();
        var words = new Scanner(data).useLocale(java.util.Locale.ROOT);
        while (words.hasNext()) {
            String command = words.next();
            switch (command) {
                case "M" -> path.moveTo(words.nextDouble(), words.nextDouble());
                case "L" -> path.lineTo(words.nextDouble(), words.nextDouble());
                case "C" -> {
                    do {
                        path.curveTo(words.nextDouble(), words.nextDouble(), words.nextDouble(), words.nextDouble(), words.nextDouble(), words.nextDouble());
                    } while (words.hasNextDouble());
                }
                case "Z" -> path.closePath();
                default -> throw new IOException("paths of icons may have M, L, C and Z apart by blanks, not " + command);
            }
        }
        return path;
    }

    private Paint paint(Element element, String attribute) throws IOException {
        String value = element.getAttribute(attribute);
        if (value.isEmpty() || value.equals("none")) return null;
        if (!value.startsWith("url(#")) {
            Color colour = Color.decode(value);
            String opacity = element.getAttribute(attribute + "-opacity");
            return opacity.isEmpty() ? colour
                    : new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * Double.parseDouble(opacity)));
        }
        var gradients = source.getElementsByTagName("linearGradient");
        for (int i = 0; i < gradients.getLength(); i++) {
            var gradient = (Element) gradients.item(i);
            if (!value.equals("url(#" + gradient.getAttribute("id") + ")")) continue;
            var stops = gradient.getElementsByTagName("stop");
            return new GradientPaint((float) number(gradient, "x1"), (float) number(gradient, "y1"), Color.decode(((Element) stops.item(0)).getAttribute("stop-color")),
                    (float) number(gradient, "x2"), (float) number(gradient, "y2"), Color.decode(((Element) stops.item(1)).getAttribute("stop-color")));
        }
        throw new IOException("no gradient has the name that " + value + " asks for");
    }

    private static double number(Element element, String attribute) {
        String value = element.getAttribute(attribute);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }
}
