/// What happens when this program has a fault: one dialog with a report, which stays on this machine.
@NullMarked
package studio.lipschitz.ui.crash;

import org.jspecify.annotations.NullMarked;
