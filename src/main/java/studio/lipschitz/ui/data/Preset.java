package studio.lipschitz.ui.data;

import static studio.lipschitz.text.Texts.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import studio.lipschitz.dataset.ChannelFigures;
import studio.lipschitz.dataset.ChannelFigures.Channel;
import studio.lipschitz.dataset.ChannelStatistics;
import studio.lipschitz.layer.Normalize;
import studio.lipschitz.tensor.Reals;

/// Ways to normalise that people know by name. The published ones are those of torchvision's and of the sets' own examples, for pixels from 0 to 1.
enum Preset {
    /// Numbers stay as they are.
    NONE,
    /// Mean 0 and standard deviation 1 in each channel of the training samples.
    STANDARD,
    /// Mean 0 in each channel, one divisor for all: the largest deviation, so that no channel is made steeper than it must be.
    ONE_SCALE,
    /// Mean 0 in each channel, nothing divided: the constant stays.
    CENTRED, UNIT, SYMMETRIC, MNIST("0.1307", "0.3081"), FASHION_MNIST("0.2860", "0.3530"),
    CIFAR10(
            "0.4914 0.4822 0.4465", "0.2470 0.2435 0.2616"),
    CIFAR100("0.5071 0.4865 0.4409", "0.2673 0.2564 0.2762"), IMAGENET("0.485 0.456 0.406", "0.229 0.224 0.225"),
    /// As somebody typed it, or as it stands in the network.
    OWN;

    private final String mean;
    private final String std;

    Preset() {
        this("", "");
    }

    Preset(String mean, String std) {
        this.mean = mean;
        this.std = std;
    }

    String words() {
        return text("data.preset.name." + word());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Those that fit so many channels.
    static List<Preset> of(int channels) {
        return Arrays.stream(values()).filter(preset -> preset.mean.isEmpty() || numbers(preset.mean).size() == channels).toList();
    }

    /// Empty for [#NONE]; [#OWN] has none of its own.
    Optional<Normalize> normalise(ChannelFigures figures) {
        ChannelStatistics measured = ChannelStatistics.of(figures);
        return switch (this) {
            case NONE, OWN -> Optional.empty();
            case STANDARD -> Optional.of(new Normalize(new Reals(measured.mean()), new Reals(measured.std())));
            case ONE_SCALE -> Optional.of(new Normalize(new Reals(measured.mean()), Reals.of(IntStream.range(0, measured.std().size())
                    .filter(channel -> figures.channels().get(channel).std() >= Normalisation.STILL)
                    .mapToDouble(measured.std()::get).max().orElse(1))));
            case CENTRED -> Optional.of(new Normalize(new Reals(measured.mean()), Reals.of(1)));
            case UNIT -> Optional.of(of(figures, Channel::min, channel -> channel.max() - channel.min()));
            case SYMMETRIC -> Optional.of(
                    of(figures, channel -> (channel.min() + channel.max()) / 2, channel -> (channel.max() - channel.min()) / 2));
            case MNIST, FASHION_MNIST, CIFAR10, CIFAR100, IMAGENET -> Optional.of(
                    new Normalize(new Reals(numbers(mean)), new Reals(numbers(std))));
        };
    }

    private static Normalize of(ChannelFigures figures, ToDoubleFunction<Channel> shift, ToDoubleFunction<Channel> scale) {
        return new Normalize(
                new Reals(figures.channels().stream().mapToDouble(shift).boxed().toList()),
                new Reals(figures.channels().stream().mapToDouble(scale).map(wide -> wide < Normalisation.STILL ? 1 : wide).boxed()
                        .toList()));
    }

    private static List<Double> numbers(String words) {
        return words.isEmpty() ? List.of() : Arrays.stream(words.split(" ", -1)).map(Double::valueOf).toList();
    }
}
