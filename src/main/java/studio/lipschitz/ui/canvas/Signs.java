package studio.lipschitz.ui.canvas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The signs of a picture, gathered while its cards are painted and then put above them all, the worst last.
final class Signs {
    private final Map<Sign, List<int[]>> places = new EnumMap<>(Sign.class);
    private final Map<Sign, Map<Integer, Sign.Mask>> masks = new EnumMap<>(Sign.class); // by radius, drawn once

    /// Puts a sign around a pixel.
    void add(Sign sign, double x, double y, int radius) {
        places.computeIfAbsent(sign, _ -> new ArrayList<>()).add(new int[] {(int) Math.round(x), (int) Math.round(y), radius});
    }

    /// Puts them into the picture; the next one begins without any.
    void paint(Pixels picture, Inks inks) {
        int rim = inks.of(Inks.Ink.NODE);
        places.forEach((sign, all) -> {
            int colour = inks.of(sign.ink());
            Map<Integer, Sign.Mask> drawn = masks.computeIfAbsent(sign, _ -> new HashMap<>());
            all.forEach(at -> picture.sign(drawn.computeIfAbsent(at[2], sign::mask), at[0], at[1], colour, rim));
        });
        places.clear();
    }
}
