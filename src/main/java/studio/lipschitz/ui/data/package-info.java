/// The data view: what a source holds, how its classes and numbers lie, what a normalisation would cost, and what is broken or there twice.
@NullMarked
package studio.lipschitz.ui.data;

import org.jspecify.annotations.NullMarked;
