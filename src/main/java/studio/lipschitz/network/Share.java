package studio.lipschitz.network;

import static studio.lipschitz.text.Texts.text;

import java.util.function.DoubleFunction;

/// How the constant of a network is shared out: one factor on the `k_coef_lip` of every layer that has one. The document keeps what each layer says;
/// what is analysed, trained and shipped are the layers times the factor.
///
/// @param constant of the network, as asked for
/// @param factor as large as the network's bound allows
/// @param layers how many it is shared among
/// @param largest the largest `k_coef_lip` that comes out
public record Share(double constant, double factor, int layers, double largest) {

    /// `each of 5 layers at most 0.87`, with the factor where layers differ.
    ///
    /// @param upward writes a number so that it is not below its value
    public String words(DoubleFunction<String> upward) {
        String most = upward.apply(largest);
        String each = layers == 1 ? text("network.share.one", most) : text("network.share.many", layers, most);
        return largest == factor ? each : text("network.share.scaled", each, upward.apply(factor));
    }
}
