/// Changes of the document: an edit is a label and a pure function, the history keeps references to what was and is.
///
/// Undo restores the same instance.
@NullMarked
package studio.lipschitz.edit;

import org.jspecify.annotations.NullMarked;
