/// Window tests: a real stage, driven by mouse and keys, without a display. Start at `WindowTest`.
@NullMarked
package studio.lipschitz.ui.testing;

import org.jspecify.annotations.NullMarked;
