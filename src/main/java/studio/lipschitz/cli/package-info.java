/// The commands that need no window.
///
/// Errors go to standard error as one sentence that names the file, the place in it and the rule; the exit code is then 2.
@NullMarked
package studio.lipschitz.cli;

import org.jspecify.annotations.NullMarked;
