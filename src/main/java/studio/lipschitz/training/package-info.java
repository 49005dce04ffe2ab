/// What training is, without the machine that does it: plan, losses, events, schedule and run folder.
///
/// Events carry numbers only: no tensor and no native handle crosses a thread or a process.
@NullMarked
package studio.lipschitz.training;

import org.jspecify.annotations.NullMarked;
