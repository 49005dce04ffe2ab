package studio.lipschitz.training;

import studio.lipschitz.layer.Param;

/// Up from `lr / div_factor` to the plan's rate, then down to `lr / div_factor / final_div_factor`, each along half a wave of the cosine.
///
/// Source: Smith, Topin 2019, arXiv:1708.07120. The optimiser's momentum stays as it is.
///
/// @param pctStart share of the run that goes up
/// @param divFactor plan's rate over the first
/// @param finalDivFactor first rate over the last
public record OneCycleLR(
        @Param(doc = "training.param.pctStart", min = 0, max = 1) double pctStart,
        @Param(doc = "training.param.divFactor", min = 1) double divFactor,
        @Param(doc = "training.param.finalDivFactor", min = 1, advanced = true) double finalDivFactor)
        implements Schedule {

    public static final OneCycleLR DEFAULT = new OneCycleLR(0.3, 25, 1e4);

    @Override
    public double lr(double base, Place place, Memory memory) {
        double first = base / divFactor;
        double top = pctStart * place.steps() - 1;
        double last = place.steps() - 1.0;
        return place.step() <= top
                ? Schedule.cosine(first, base, top > 0 ? place.step() / top : 1)
                : Schedule.cosine(base, first / finalDivFactor, last > top ? (place.step() - top) / (last - top) : 1);
    }
}
