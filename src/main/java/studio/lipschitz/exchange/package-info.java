/// A network in the forms of other programs. Pure: from values to text.
@NullMarked
package studio.lipschitz.exchange;

import org.jspecify.annotations.NullMarked;
