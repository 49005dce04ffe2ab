/// Shapes, dtypes and host arrays, and the operations that a backend implements.
///
/// Pure Java: a tensor here owns no native memory. Everything else builds on this package, and it on none.
@NullMarked
package studio.lipschitz.tensor;

import org.jspecify.annotations.NullMarked;
