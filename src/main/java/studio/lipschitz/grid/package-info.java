/// A grid of runs: what varies, the run of each of its points, hidden layers made wider, and which runs no other one beats.
@NullMarked
package studio.lipschitz.grid;

import org.jspecify.annotations.NullMarked;
