/// The robustness lab: what is proved of a run's decisions sample by sample, attacks beside the certificates, and what lies inside the network.
@NullMarked
package studio.lipschitz.ui.robustness;

import org.jspecify.annotations.NullMarked;
