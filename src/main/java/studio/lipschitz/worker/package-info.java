/// The protocol between the window and the process that computes, and its two ends: JSON lines over standard streams.
///
/// A native crash or an out-of-memory kill costs one run, never the drawing.
@NullMarked
package studio.lipschitz.worker;

import org.jspecify.annotations.NullMarked;
