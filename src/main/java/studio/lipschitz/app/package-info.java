/// The entry point: wires everything by constructor, without an injection framework.
@NullMarked
package studio.lipschitz.app;

import org.jspecify.annotations.NullMarked;
