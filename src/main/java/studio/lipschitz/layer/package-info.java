/// The modules that a network is drawn with: one record a module, all of them a sealed `Layer`.
///
/// What is done with a module (shape rule, verdict, bound, forward, Python call, documentation) is written in its own file.
@NullMarked
package studio.lipschitz.layer;

import org.jspecify.annotations.NullMarked;
