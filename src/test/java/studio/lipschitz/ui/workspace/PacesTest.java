package studio.lipschitz.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PacesTest {
    private final Paces paces = new Paces();

    @Test
    void stepsAndEpochsAreOneAxisWhateverTheBatch() {
        paces.begin(100);
        paces.change(3, 40); // told within the second epoch
        assertEquals(1.5, paces.epochs(150));
        assertEquals(2, paces.epochs(200));
        assertEquals(2.5, paces.epochs(220));
        assertEquals(4, paces.epochs(280));
        for (double epochs : new double[] {0, 0.25, 1, 2, 2.5, 7}) {
            assertEquals(epochs, paces.epochs(paces.step(epochs)), 1e-12);
        }
        assertEquals(200 + 3 * 40, paces.step(5));
    }

    @Test
    void aChangeThatIsChangedAgainBeforeItHoldsIsForgotten() {
        paces.begin(100);
        paces.change(3, 40);
        paces.change(3, 50);
        assertEquals(250, paces.step(3));
        paces.begin(7);
        assertEquals(250, paces.step(3), "a run that is resumed keeps what it knew");
        paces.clear();
        paces.begin(7);
        assertEquals(21, paces.step(3));
    }

    @Test
    void aChangeBeforeTheFirstStepIsTheFirstPace() {
        paces.begin(100);
        paces.change(1, 10);
        assertEquals(30, paces.step(3));
    }
}
