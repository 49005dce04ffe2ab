/// Tries all that the program needs on this machine and says what mends what is missing.
@NullMarked
package studio.lipschitz.doctor;

import org.jspecify.annotations.NullMarked;
