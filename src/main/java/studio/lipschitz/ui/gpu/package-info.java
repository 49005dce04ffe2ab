/// The dialog in which what a GPU needs is looked for, fetched and removed.
@NullMarked
package studio.lipschitz.ui.gpu;

import org.jspecify.annotations.NullMarked;
