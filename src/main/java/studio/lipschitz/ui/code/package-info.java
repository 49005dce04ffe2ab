/// The network as Python code: lines and nodes mark each other.
@NullMarked
package studio.lipschitz.ui.code;

import org.jspecify.annotations.NullMarked;
