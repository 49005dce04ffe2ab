package studio.lipschitz.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static studio.lipschitz.dataset.ArrangementTest.assertRefused;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import studio.lipschitz.tensor.Shape;

class AugmentationTest {
    /// One image of 2 channels, 3 × 3; its pixels are their places from 1.
    private static final Split IMAGE = new Split(places(18), new int[] {0}, 18);
    private static final Shape SHAPE = Shape.of(2, 3, 3);

    @Test
    void aFlipMirrorsHalfOfTheTimes() {
        var flip = new Augmentation(true, 0, SHAPE, SHAPE);
        float[] mirrored = {3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10, 15, 14, 13, 18, 17, 16};
        int flipped = 0;
        for (int epoch = 0; epoch < 400; epoch++) {
            float[] seen = seen(flip, 7, epoch);
            assertTrue(Arrays.equals(seen, places(18)) || Arrays.equals(seen, mirrored));
            flipped += Arrays.equals(seen, mirrored) ? 1 : 0;
        }
        assertEquals(200, flipped, 40);
    }

    @Test
    void aShiftMovesAllChannelsAlikeAndFillsWithZeros() {
        var shift = new Augmentation(false, 1, SHAPE, SHAPE);
        var seen = new HashSet<String>();
        for (int epoch = 0; epoch < 400; epoch++) {
            float[] image = seen(shift, 7, epoch);
            int fives = Arrays.asList(boxed(image)).indexOf(5f);
            assertTrue(fives >= 0, "the middle moves by one pixel and stays within");
            assertEquals(14f, image[fives + 9], "the second channel moves with the first");
            int top = 1 - fives / 3;
            int left = 1 - fives % 3;
            for (int i = 0; i < 9; i++) {
                int y = i / 3 + top;
                int x = i % 3 + left;
                assertEquals(y < 0 || y > 2 || x < 0 || x > 2 ? 0 : y * 3 + x + 1, image[i]);
            }
            seen.add(Arrays.toString(image));
        }
        assertEquals(9, seen.size(), "every move happens");
    }

    @Test
    void whatIsSeenFollowsFromSeedEpochAndSample() {
        var both = new Augmentation(true, 2, SHAPE, SHAPE);
        assertArrayEquals(seen(both, 7, 3), seen(both, 7, 3));
        var seen = new HashSet<String>();
        for (int i = 0; i < 40; i++) {
            seen.add(Arrays.toString(seen(both, i, 3)));
        }
        assertTrue(seen.size() > 15, "other seeds see other images");
    }

    @Test
    void aCropTrainsOnPartsAndValidatesOnTheMiddle() throws Exception {
        Dataset data = Datasets.open("mnist08?crop=24&shift=2&samples=200");
        assertEquals(Shape.of(1, 24, 24), data.shape());
        assertEquals(784, data.train().sampleSize());
        assertEquals(576, data.validation().sampleSize());
        Dataset whole = Datasets.open("mnist08?samples=200");
        var all = new float[784];
        var middle = new float[576];
        whole.validation().copy(3, all, 0);
        data.validation().copy(3, middle, 0);
        assertEquals(all[14 * 28 + 14], middle[12 * 24 + 12]);
        assertNotEquals(whole.hash(), Datasets.open("mnist08?samples=200&flip").hash(), "a run is resumed with its augmentation only");
    }

    @Test
    void whatSuitsNoImageIsRefused() {
        assertRefused("two-moons?flip", "flip, shift and crop are for images, but its samples have shape 2");
        assertRefused("mnist08?crop=30", "crop must be a size within the images of 28 × 28");
        assertRefused("mnist08?crop=12x12x12", "crop must be a size within");
        assertRefused("mnist08?shift=28", "shift must be less than the images of 28 × 28");
    }

    private static float[] seen(Augmentation augmentation, long seed, int epoch) {
        var target = new float[20];
        augmentation.apply(IMAGE, 0, seed, epoch, new float[18], target, 2);
        return Arrays.copyOfRange(target, 2, 20);
    }

    private static float[] places(int count) {
        var places = new float[count];
        for (int i = 0; i < count; i++) {
            places[i] = i + 1;
        }
        return places;
    }

    private static Float[] boxed(float[] values) {
        var boxed = new Float[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }
}
