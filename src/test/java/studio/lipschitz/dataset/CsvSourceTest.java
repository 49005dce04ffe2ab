package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static studio.lipschitz.dataset.ArrangementTest.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.lipschitz.tensor.Shape;

class CsvSourceTest {
    @TempDir private Path folder;

    @Test
    void aHeaderQuotesBlankLinesAndACommaOrSemicolonAreUnderstood() throws Exception {
        Dataset commas = open("a,b,kind\n1,2,\"the \"\"first\"\"\"\n\n3,4,x\n5,6,\"the \"\"first\"\"\"\n7,8,x\n", "validation=0.5");
        assertEquals(List.of("the \"first\"", "x"), commas.classes());
        assertEquals(Shape.of(2), commas.shape());
        Dataset semicolons = open("\uFEFFa;b;kind\r\n1;2;p\r\n3;4;q\r\n5;6;p\r\n7;8;q\r\n", "validation=0.5");
        assertEquals(2, semicolons.train().size());
        assertEquals(List.of("p", "q"), semicolons.classes());
    }

    @Test
    void theLabelIsNamedOrCountedFromEitherEnd() throws Exception {
        String text = "kind,b,c\n10,2,3\n9,4,5\n10,6,7\n9,8,9\n";
        for (String label : List.of("label=kind", "label=1&header", "label=-3&header")) {
            Dataset data = open(text, label + "&validation=0.5");
            assertEquals(List.of("9", "10"), data.classes(), "numbers stand by size");
            var sample = new float[2];
            data.train().copy(0, sample, 0);
            assertEquals(1, sample[1] - sample[0]);
        }
        Dataset bare = open("x,1,2\ny,3,4\nx,5,6\ny,7,8\n", "label=1&validation=0.5");
        assertEquals(4, bare.train().size() + bare.validation().size(), "the first line is a sample");
    }

    @Test
    void aShapeMakesImages() throws Exception {
        Dataset data = open("1,2,3,4,a\n5,6,7,8,b\n1,2,3,4,a\n5,6,7,8,b\n", "shape=1x2x2&validation=0.5");
        assertEquals(Shape.of(1, 2, 2), data.shape());
        var sample = new float[4];
        data.train().copy(data.train().classOf(0) == 0 ? 0 : 1, sample, 0);
        assertArrayEquals(new float[] {1, 2, 3, 4}, sample);
        refuse("1,2,a\n3,4,b\n", "shape=1x3", "a sample has 2 numbers, which 1x3 does not make");
    }

    @Test
    void brokenTablesAreRefusedWithTheirPlace() throws Exception {
        refuse("", "", "is empty");
        refuse("a,b\n", "", "holds a header and no sample");
        refuse("1\n2\n", "", "line 1: it has one column");
        refuse("1,2,a\n\n3,b\n", "", "line 3: it has 2 columns, the first line has 3");
        refuse("u,v,w\n1,2,a\n3,oops,b\n", "", "line 3: column \"v\" must be a number, was \"oops\"");
        refuse("1,2,a\n3,nan,b\n", "", "line 2: column 2 must be a number, was \"nan\"");
        refuse("1,2,a\n3,4,\n", "", "line 2: column 3, the class, is empty");
        refuse("u,u,w\n1,2,a\n", "", "two columns are called \"u\"");
        refuse("1,oops,a\n3,4,b\n", "", "line 1: it mixes words and numbers");
        refuse("u,v\n1,a\n2,b\n", "label=w", "no column is called w; its columns are u, v");
        refuse("1,a\n2,b\n", "label=3", "label must be a column from 1 to 2, or from -2 to -1, was 3");
        refuse("1,a\n2,a\n", "", "holds the one class [a]");
        refuse("1,\"a\n2,b\n", "", "line 1: a quote is opened and never closed");
        refuse("1,\"a\"b\n2,b\n", "", "line 1: after a closing quote comes \"b\"");
        Files.write(folder.resolve("table.csv"), "1,\u00e4\n2,b\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("csv:" + folder.resolve("table.csv"), "is not UTF-8 text");
        assertRefused("csv:" + folder.resolve("absent.csv"), "is not a file");
    }

    @Test
    void aColumnOfMeasurementsIsNotTakenForClasses() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            text.append(i % 2).append(',').append(i * 0.5).append('\n');
        }
        refuse(text.toString(), "", "column 2 holds more than 1000 different values");
        assertEquals(List.of("0", "1"), open(text.toString(), "label=1").classes());
    }

    private Dataset open(String text, String options) throws IOException {
        return Datasets.open(write(text, options));
    }

    private void refuse(String text, String options, String expected) throws IOException {
        assertRefused(write(text, options), expected);
    }

    private String write(String text, String options) throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, text);
        return "csv:" + file + (options.isEmpty() ? "" : "?" + options);
    }
}
