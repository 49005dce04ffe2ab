package studio.lipschitz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void whatIsProvedIsNeverRoundedUp() {
        assertEquals("0.2900", TextTable.down(0.29, 4));
        assertEquals("0.9889", TextTable.down(0.98896, 4));
        assertEquals("", TextTable.down(Double.NaN, 4));
        assertEquals("0.8699", TextTable.radius(0.87, 4), "the double is a little less than 0.87");
        assertEquals("1.2345", TextTable.radius(1.23459, 4));
    }

    @Test
    void aNetworkThatNothingChangesHasAnInfiniteRadius() {
        assertEquals("Infinity", TextTable.radius(Double.POSITIVE_INFINITY, 3));
        assertEquals("NaN", TextTable.radius(Double.NaN, 3));
    }
}
