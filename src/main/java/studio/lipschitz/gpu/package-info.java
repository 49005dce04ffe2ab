/// Libraries that libtorch needs on an NVIDIA GPU and that the CPU package does not bring: which there are, where they lie on this machine, how the rest is fetched
/// and removed.
@NullMarked
package studio.lipschitz.gpu;

import org.jspecify.annotations.NullMarked;
