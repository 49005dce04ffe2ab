/// What a run came to on one page: read from its folder, written as HTML or PDF.
@NullMarked
package studio.lipschitz.ui.report;

import org.jspecify.annotations.NullMarked;
