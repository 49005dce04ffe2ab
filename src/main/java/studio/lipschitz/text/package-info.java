/// What people read, in their language.
@NullMarked
package studio.lipschitz.text;

import org.jspecify.annotations.NullMarked;
