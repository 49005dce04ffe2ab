/// The document: network, canvas positions and training plan, with its file and its recovery journal.
///
/// Files are written atomically, and fields that this version does not know survive a round trip.
@NullMarked
package studio.lipschitz.project;

import org.jspecify.annotations.NullMarked;
