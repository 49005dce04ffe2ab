/// The runs that there are: what each came to, their tags and notes, the index that knows thousands at once, the trash, and how two of them differ.
///
/// A run is the folder of [studio.lipschitz.training.RunFolder]. All here reads files, so it is no work for the thread of a window.
@NullMarked
package studio.lipschitz.runs;

import org.jspecify.annotations.NullMarked;
