package studio.lipschitz.layer;

/// Families of the palette, in the order in which it shows them.
public enum Group {
    INPUT("Input"),
    DENSE("Dense"),
    CONVOLUTION("Convolution"),
    POOLING("Pooling"),
    ACTIVATION("Activation"),
    NORMALISATION("Normalisation"),
    SHAPE("Shape"),
    JOINT("Joints"),
    REGULARISATION("Regularisation");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
