/// Where samples come from: sources, filters, splits, batches and previews.
///
/// Order and splits follow from a seed alone, so that a run can be repeated.
@NullMarked
package studio.lipschitz.dataset;

import org.jspecify.annotations.NullMarked;
