/// The playground: a network of two inputs on points of the plane, its decision and its certified balls as it learns, and its twin without constraints.
@NullMarked
package studio.lipschitz.ui.playground;

import org.jspecify.annotations.NullMarked;
