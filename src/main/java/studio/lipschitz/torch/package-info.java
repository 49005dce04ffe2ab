/// libtorch, the only owner of native memory: trainer, orthogonalisation and operator norms.
///
/// Every step runs in one scope, and who opens a tensor closes it. The window's process never loads this package.
@NullMarked
package studio.lipschitz.torch;

import org.jspecify.annotations.NullMarked;
