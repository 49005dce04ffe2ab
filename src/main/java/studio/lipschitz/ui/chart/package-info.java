/// Charts that are drawn beside the FX thread: curves, brackets and planes, with their legends and what the pointer reads of them.
@NullMarked
package studio.lipschitz.ui.chart;

import org.jspecify.annotations.NullMarked;
