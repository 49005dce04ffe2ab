/// What panels need of the JavaFX application thread: tasks, bounded queues drained once a frame.
///
/// The only call of `Platform.runLater` stands here.
@NullMarked
package studio.lipschitz.ui.fx;

import org.jspecify.annotations.NullMarked;
