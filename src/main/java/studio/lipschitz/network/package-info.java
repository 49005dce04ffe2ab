/// The immutable graph of layers: shape inference, problems and the fixes that cure them.
///
/// A bad design is a value here (a problem on its node), never an exception.
@NullMarked
package studio.lipschitz.network;

import org.jspecify.annotations.NullMarked;
