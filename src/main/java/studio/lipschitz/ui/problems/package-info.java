/// Everything that breaks the guarantee, where it is and its fixes.
@NullMarked
package studio.lipschitz.ui.problems;

import org.jspecify.annotations.NullMarked;
