package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.lipschitz.tensor.Ops;
import studio.lipschitz.tensor.Tensor;

/// A loss with its parameters. Outputs are `(N, 1)` or `(N, C)`; targets come in any form that [Labels] reads.
///
/// Components carry [studio.lipschitz.layer.Param], a public constant `DEFAULT` holds the defaults, as for layers. Names, parameters and values are
/// those of deel-torchlip 1.0.5; where it gives no default, ours is the one that its guide trains with. Its `multi_gpu`, which changes no value, is
/// left out.
public sealed interface Loss
        permits HKRLoss, HingeMarginLoss, NegKRLoss, KRLoss, HKRMulticlassLoss, SoftHKRMulticlassLoss, LseHKRMulticlassLoss,
        HingeMulticlassLoss, KRMulticlassLoss, CategoricalHingeLoss, TauCrossEntropyLoss, TauBCEWithLogitsLoss {

    /// Every loss by name, in the order of `permits`.
    RecordCatalogue<Loss> CATALOGUE = new RecordCatalogue<>("loss", Loss.class);

    /// The value of each sample, `(N)` or `(N, C)`.
    Tensor each(Ops ops, Tensor output, Tensor target, LossMemory memory);

    Reduction reduction();

    /// The value of the batch: a scalar, unless its reduction is none.
    default Tensor value(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        return reduced(ops, each(ops, output, target, memory));
    }

    /// The values of a batch's samples as its reduction makes one of them.
    default Tensor reduced(Ops ops, Tensor each) {
        return reduction().of(ops, each);
    }

    /// One term of a loss, without its weight.
    ///
    /// @param each its value of each sample
    record Part(String name, Tensor each) {}

    /// The terms that a reader wants to see apart, `hinge` and `kr`; empty where there is but one. `kr` grows as the classes part.
    ///
    /// @param memory as it was before [#each] saw the batch
    default List<Part> parts(Ops ops, Tensor output, Tensor target, LossMemory memory) {
        return List.of();
    }

    /// Where the number that it carries from batch to batch starts; empty if it carries none.
    default OptionalDouble firstMemory() {
        return OptionalDouble.empty();
    }

    /// 2 where classes are compared with each other, 1 where each output is looked at alone.
    default int fewestOutputs() {
        return 1;
    }

    /// The loss of the same idea that compares classes with each other, for data of more than two; empty where this one does, or none is.
    default Optional<Loss> ofSeveralClasses() {
        return Optional.empty();
    }

    /// Name in files and in the window.
    default String lossName() {
        return getClass().getSimpleName();
    }

    /// One sentence for the user.
    default String summary() {
        return text("training.loss." + lossName());
    }

    /// What alpha means: above 1 it is the weight of the hinge where the other part has weight 1.
    static double share(double alpha) {
        return alpha > 1 ? alpha / (alpha + 1) : alpha;
    }
}
