package studio.lipschitz.training;

/// The plan's learning rate throughout.
public record Constant() implements Schedule {

    public static final Constant DEFAULT = new Constant();

    @Override
    public double lr(double base, Place place, Memory memory) {
        return base;
    }
}
