/// The training dashboard: plan, start and stop, live charts.
@NullMarked
package studio.lipschitz.ui.training;

import org.jspecify.annotations.NullMarked;
