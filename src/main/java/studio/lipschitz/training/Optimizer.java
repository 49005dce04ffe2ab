package studio.lipschitz.training;

import static studio.lipschitz.text.Texts.text;

import java.util.List;

/// How a gradient becomes a step. Names, parameters, defaults and arithmetic are those of `torch.optim`; the learning rate is the plan's.
///
/// Under a constraint the step goes to the tensor behind the weight, as does weight decay.
public sealed interface Optimizer permits Adam, AdamW, SGD, RMSprop {

    /// Every optimiser by name, in the order of `permits`.
    RecordCatalogue<Optimizer> CATALOGUE = new RecordCatalogue<>("optimizer", Optimizer.class);

    /// Names of the tensors that it keeps for each parameter, all of the parameter's shape and zero at first: its state in a checkpoint.
    List<String> state();

    /// One sentence for the user.
    default String summary() {
        return text("training.optimizer." + CATALOGUE.name(this));
    }
}
