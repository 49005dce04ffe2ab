/// The window around the panels: menus, commands and key bindings.
@NullMarked
package studio.lipschitz.ui.shell;

import org.jspecify.annotations.NullMarked;
