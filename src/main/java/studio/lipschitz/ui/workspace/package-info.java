/// The observable session: the open document, its history, the selection and the workers.
///
/// Panels meet here and nowhere else. View-models hold state, never controls.
@NullMarked
package studio.lipschitz.ui.workspace;

import org.jspecify.annotations.NullMarked;
