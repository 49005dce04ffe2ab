/// The parameters of what is selected, its verdict and its documentation.
@NullMarked
package studio.lipschitz.ui.inspector;

import org.jspecify.annotations.NullMarked;
