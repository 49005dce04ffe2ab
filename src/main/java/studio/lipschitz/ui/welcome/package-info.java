/// The page that a window begins with: what to go on from, where to learn, and what this machine can train on.
@NullMarked
package studio.lipschitz.ui.welcome;

import org.jspecify.annotations.NullMarked;
