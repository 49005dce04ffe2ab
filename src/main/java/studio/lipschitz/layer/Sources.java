package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

/// Where constants come from, each written once.
final class Sources {
    static final String ANIL = "Anil, Lucas, Grosse 2019, arXiv:1811.05381";
    static final String SERRURIER = "Serrurier et al. 2021, arXiv:2006.06520";
    static final String BLOT = "Blot, Cord, Thome 2016";
    static final String SINGLA = "Singla, Singla, Feizi 2022, arXiv:2108.04062";
    static final String BOUREAU = "Boureau, Ponce, LeCun 2010";
    static final String KLAMBAUER = "Klambauer, Unterthiner, Mayr, Hochreiter 2017, arXiv:1706.02515";
    static final String SOFTMAX = "arXiv:2510.23012";

    private Sources() {}

    /// Of free linear maps: the constant is this by definition, and its upper bounds for given weights are proved.
    static String free() {
        return text("layer.source.spectralNorm");
    }

    /// ‖y‖² = Σ‖W x_w‖² over the windows x_w.
    static String windows() {
        return text("layer.source.windows");
    }

    static String permutation() {
        return derived("layer.source.permutation");
    }

    static String slope() {
        return derived("layer.source.slope");
    }

    /// @param how the key of a text, or a formula
    static String derived(String how) {
        return text("layer.source.derived", text(how));
    }

    /// A paper and what is derived from it, or two derivations.
    static String both(String first, String second) {
        return text("layer.source.both", first, second);
    }
}
