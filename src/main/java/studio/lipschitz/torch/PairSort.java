package studio.lipschitz.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// Sorts neighbouring channels in pairs, in one pass over memory and one back, where libtorch's operations take a dozen: for float32 on the CPU with the
/// channels side by side in memory, as convolutions have them here.
///
/// What goes forward is a copy in autograd's eyes; its hook swaps the gradients of the pairs that were swapped. Of two equal channels the first gets the
/// smaller one's gradient. The hook belongs to the scope in which the copy was made, so that is where the way back has to be taken.
final class PairSort extends TensorTensorHook {
    /// Pairs below which a second thread is not worth its start.
    private static final long FEW = 1 << 15;

    private final Tensor x;

    private PairSort(Tensor x) {
        this.x = x;
    }

    /// Whether a tensor with an even number of channels lies so that it can be sorted here.
    static boolean serves(Tensor x) {
        return x.is_cpu() && x.scalar_type().intern() == ScalarType.Float && lies(x);
    }

    private static boolean lies(Tensor x) {
        return switch ((int) x.dim()) {
            case 2 -> x.is_contiguous();
            case 4 -> x.is_contiguous(MemoryFormat.ChannelsLast) && x.stride(1) == 1;
            default -> false;
        };
    }

    static Tensor of(Tensor x) {
        boolean graph = GradMode.is_enabled() && x.requires_grad();
        Tensor sorted = graph ? x.clone() : torch.empty_like(x);
        swap(x, x, sorted);
        if (graph) {
            sorted.register_hook(new PairSort(x));
        }
        return sorted;
    }

    @Override
    public TensorBase call(TensorBase given) {
        Tensor gradient = new Tensor(given);
        if (!lies(gradient)) {
            gradient = gradient.dim() == 4 ? gradient.contiguous(MemoryFormat.ChannelsLast) : gradient.contiguous();
        }
        Tensor result = torch.empty_like(gradient);
        swap(x, gradient, result);
        return result;
    }

    /// The pairs of `values`, swapped where those of `order` fall.
    private static void swap(Tensor order, Tensor values, Tensor result) {
        long pairs = order.numel() / 2;
        MemorySegment from = memory(order);
        MemorySegment what = memory(values);
        MemorySegment to = memory(result);
        int threads = torch.get_num_threads();
        if (threads == 1 || pairs < FEW) {
            swap(from, what, to, 0, pairs);
        } else {
            IntStream.range(0, threads).parallel()
                    .forEach(i -> swap(from, what, to, pairs * i / threads, pairs * (i + 1) / threads));
        }
    }

    /// A pair is a `long`, and its turn by 32 bits the swap: without a branch, which half of the pairs would take. Floats compare as their bits do once
    /// those below the sign are flipped in negative ones.
    private static void swap(MemorySegment order, MemorySegment values, MemorySegment result, long begin, long end) {
        for (long at = begin * Long.BYTES; at < end * Long.BYTES; at += Long.BYTES) {
            long pair = order.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
            int first = (int) pair;
            int second = (int) (pair >>> 32);
            long rise = (long) (second ^ ((second >> 31) & Integer.MAX_VALUE)) - (first ^ ((first >> 31) & Integer.MAX_VALUE));
            long value = values.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
            result.set(ValueLayout.JAVA_LONG_UNALIGNED, at, Long.rotateLeft(value, (int) (rise >> 63) & 32));
        }
    }

    @SuppressWarnings("restricted") // the memory is the tensor's, which outlives the call
    private static MemorySegment memory(Tensor tensor) {
        return MemorySegment.ofAddress(tensor.data_ptr().address()).reinterpret(tensor.numel() * Float.BYTES);
    }
}
