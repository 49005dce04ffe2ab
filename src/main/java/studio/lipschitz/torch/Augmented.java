package studio.lipschitz.torch;

import org.bytedeco.pytorch.Device;
import studio.lipschitz.dataset.Augmentation;
import studio.lipschitz.dataset.Split;

/// Training samples as an epoch sees them, changed on the host: what becomes of one is the same on every device.
final class Augmented {
    private final Split split;
    private final Augmentation augmentation;
    private final long seed;
    private final Device device;
    private final float[] stored;

    /// @param seed of the run
    Augmented(Split split, Augmentation augmentation, long seed, Device device) {
        this.split = split;
        this.augmentation = augmentation;
        this.seed = seed;
        this.device = device;
        this.stored = new float[split.sampleSize()];
    }

    /// The batch with its samples changed; itself if nothing is to change.
    ///
    /// @param order samples of the epoch, of which the batch begins at `start`
    Batches.Batch of(Batches.Batch batch, int[] order, int start, int epoch) {
        if (augmentation.isNone()) {
            return batch;
        }
        int length = Math.toIntExact(batch.samples().size(0));
        int each = Math.toIntExact(augmentation.to().size());
        var values = new float[Math.multiplyExact(length, each)];
        for (int i = 0; i < length; i++) {
            augmentation.apply(split, order[start + i], seed, epoch, stored, values, i * each);
        }
        long[] sizes = Tensors.sizes(batch.samples());
        System.arraycopy(augmentation.to().toLongs(), 0, sizes, 1, sizes.length - 1);
        return new Batches.Batch(Tensors.of(values, device, sizes), batch.targets());
    }
}
