package studio.lipschitz.ui.canvas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The signs of one picture, gathered while its cards are painted and then put above them all, the worst last.
final class Signs {
    private final Map<Sign, List<int[]>> places = new EnumMap<>(Sign.class);

    /// Puts a sign around a pixel.
    void add(Sign sign, double x, double y, int radius) {
        places.computeIfAbsent(sign, _ -> new ArrayList<>()).add(new int[] {(int) Math.round(x), (int) Math.round(y), radius});
    }

    void paint(Pixels picture, Inks inks) {
        int rim = inks.of(Inks.Ink.NODE);
        places.forEach((sign, all) -> {
            int colour = inks.of(sign.ink());
            all.forEach(at -> picture.sign(sign.mask(at[2]), at[0], at[1], colour, rim));
        });
    }
}
