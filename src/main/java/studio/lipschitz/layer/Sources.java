package studio.lipschitz.layer;

/// Where constants come from, each written once.
final class Sources {
    static final String ANIL = "Anil, Lucas, Grosse 2019, arXiv:1811.05381";
    static final String SERRURIER = "Serrurier et al. 2021, arXiv:2006.06520";
    static final String BLOT = "Blot, Cord, Thome 2016";
    static final String SINGLA = "Singla, Singla, Feizi 2022, arXiv:2108.04062";
    static final String BOUREAU = "Boureau, Ponce, LeCun 2010";
    static final String KLAMBAUER = "Klambauer, Unterthiner, Mayr, Hochreiter 2017, arXiv:1706.02515";
    static final String SOFTMAX = "arXiv:2510.23012";

    /// Of free linear maps: the constant is this by definition, and its upper bounds for given weights are proved.
    static final String FREE = "The spectral norm by definition; bounds for given weights are proved by a Cholesky factorisation: Rump, BIT 46 (2006)";

    static final String PERMUTATION = derived("each number stands once in the output, so ‖Px‖ = ‖x‖");
    static final String SLOPE = derived("mean value theorem, value by value");

    /// ‖y‖² = Σ‖W x_w‖² over the windows x_w.
    static final String WINDOWS = "derived: ‖y‖² = Σ‖W·x_w‖² ≤ σ₁(W)²·Σ‖x_w‖² ≤ σ₁(W)²·r·‖x‖² over the windows x_w";

    static final String UPSAMPLE = derived(
            "an input is resized along each axis in turn, so norms multiply; each is proved by a Cholesky factorisation of c·I − AᵀA");

    private Sources() {}

    static String derived(String how) {
        return "Derived: " + how;
    }
}
