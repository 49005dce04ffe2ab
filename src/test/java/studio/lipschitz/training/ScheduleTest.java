package studio.lipschitz.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.lipschitz.layer.ParamSpec;
import studio.lipschitz.layer.RecordSchema;

/// Rates beside those of `torch.optim.lr_scheduler` of PyTorch 2.13, at lr 0.1.
class ScheduleTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "StepLR:step_size=2,gamma=0.5; 1; 6; 0.1 0.1 0.05 0.05 0.025 0.025",
        "CosineAnnealingLR:eta_min=0.01; 4; 2; 0.1 0.096574578963 0.0868198051534 0.0722207544564 0.055 0.0377792455436 0.0231801948466 "
                + "0.013425421037",
        "OneCycleLR; 5; 2; 0.004 0.052 0.1 0.0950484632013 0.081174565395 0.0611262021936 0.0388741978064 0.018825834605 "
                + "0.00495193679865 4e-07",
        "OneCycleLR:pct_start=0.5,div_factor=10,final_div_factor=100; 10; 1; 0.01 0.0231801948466 0.055 0.0868198051534 0.1 0.090460398869 "
                + "0.065485398869 0.034614601131 0.00963960113097 0.0001",
        "WarmUp:epochs=2,start_factor=0.1,then=constant; 2; 3; 0.01 0.0325 0.055 0.0775 0.1 0.1",
        "Constant; 2; 2; 0.1 0.1 0.1 0.1"
    })
    void ratesAreThoseOfPyTorch(String schedule, int stepsPerEpoch, int epochs, String wanted) {
        Schedule read = Schedule.CATALOGUE.parse(schedule);
        String[] rates = wanted.strip().split(" +", -1);
        for (int i = 0; i < rates.length; i++) {
            double lr = read.lr(0.1, new Schedule.Place(i, stepsPerEpoch, epochs), Schedule.Memory.START);
            assertEquals(Double.parseDouble(rates[i]), lr, 1e-12, schedule + " at step " + i);
        }
    }

    @Test
    void aPlateauLowersTheRateAsPyTorchDoes() {
        Schedule plateau = Schedule.CATALOGUE.parse("plateau:factor=0.5,patience=1,cooldown=1,min_lr=0.02");
        double[] losses = {1, .9, .95, .9, .89999, .91, .8, .85, .85, .85, .85, .85};
        double[] wanted = {0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025};
        var memory = Schedule.Memory.START;
        for (int epoch = 0; epoch < losses.length; epoch++) {
            assertEquals(wanted[epoch], plateau.lr(0.1, new Schedule.Place(epoch, 1, 12), memory), 1e-15, "epoch " + epoch);
            memory = plateau.after(0.1, memory, losses[epoch]);
        }
    }

    @Test
    void aNegativeLossThatStandsStillIsAPlateau() {
        Schedule plateau = Schedule.CATALOGUE.parse("plateau:patience=1");
        var memory = Schedule.Memory.START;
        for (int epoch = 0; epoch < 4; epoch++) {
            memory = plateau.after(0.1, memory, -1);
        }
        assertEquals(0.01, memory.lr(), 1e-15);
    }

    @Test
    void aWarmUpEndsWhereItsCosineBeginsAndThatEndsAtItsLeast() {
        Schedule warmUp = Schedule.CATALOGUE.parse("warm-up:epochs=1,eta_min=0.001");
        assertEquals(0.1, warmUp.lr(0.1, new Schedule.Place(10, 10, 5), Schedule.Memory.START), 1e-15);
        double last = warmUp.lr(0.1, new Schedule.Place(49, 10, 5), Schedule.Memory.START);
        assertTrue(last > 0.001 && last < 0.0012, "last " + last);
        assertEquals(0.001, warmUp.lr(0.1, new Schedule.Place(50, 10, 5), Schedule.Memory.START), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Constant", "StepLR", "CosineAnnealingLR", "OneCycleLR", "WarmUp", "ReduceLROnPlateau"})
    void everyScheduleIsFiniteAndNotNegativeAtEveryStepOfAShortRun(String name) {
        Schedule schedule = Schedule.CATALOGUE.find(name).orElseThrow().defaults();
        for (int step = 0; step < 3; step++) {
            for (int steps : List.of(1, 3)) {
                double lr = schedule.lr(0.1, new Schedule.Place(step, steps, 1), Schedule.Memory.START);
                assertTrue(lr >= 0 && lr <= 0.1 + 1e-15, name + " gave " + lr);
            }
        }
    }

    @Test
    void namesMayBeShortAndWrongOnesListWhatThereIs() {
        assertEquals(CosineAnnealingLR.DEFAULT, Schedule.CATALOGUE.parse("cosine"));
        assertEquals(Adam.DEFAULT, Optimizer.CATALOGUE.parse("adam"));
        assertEquals(new HKRLoss(0.98, 0.5), Loss.CATALOGUE.parse("hkrloss: alpha = 0.98, min_margin=0.5"));
        assertRefused("there is no schedule \"sine wave\"; take one of Constant, StepLR, CosineAnnealingLR, OneCycleLR, WarmUp, "
                + "ReduceLROnPlateau", () -> Schedule.CATALOGUE.parse("sine wave"));
        assertRefused("HKRLoss has no parameter \"margin\", but alpha, min_margin, reduction",
                () -> Loss.CATALOGUE.parse("HKRLoss:margin=1"));
        assertRefused("alpha must be a number of at least 0, was \"much\"", () -> Loss.CATALOGUE.parse("HKRLoss:alpha=much"));
        assertRefused("alpha must be a number of at least 0, was \"Infinity\"", () -> Loss.CATALOGUE.parse("HKRLoss:alpha=Infinity"));
        assertRefused("parameters of a loss are written HKRLoss:name=value,name=value, was \"HKRLoss:10\"",
                () -> Loss.CATALOGUE.parse("HKRLoss:10"));
        assertRefused("nesterov needs a momentum above 0 and a dampening of 0", () -> Optimizer.CATALOGUE.parse("SGD:nesterov=true"));
        assertRefused("beta2 must be below 1, was 1.0", () -> Optimizer.CATALOGUE.parse("Adam:beta2=1"));
    }

    @Test
    void everyRecordSurvivesItsFile() {
        assertSurvive(Loss.CATALOGUE);
        assertSurvive(Optimizer.CATALOGUE);
        assertSurvive(Schedule.CATALOGUE);
    }

    private static <T> void assertSurvive(RecordCatalogue<T> catalogue) {
        for (String name : catalogue.names()) {
            RecordSchema<T> schema = catalogue.find(name).orElseThrow();
            assertEquals(schema.defaults(), catalogue.read(name, schema.write(schema.defaults())));
            assertTrue(schema.params().stream().map(ParamSpec::doc).noneMatch(String::isBlank), name);
        }
    }

    private static void assertRefused(String sentence, org.junit.jupiter.api.function.Executable executable) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
