package studio.lipschitz.layer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a record component as a parameter of its module, with what a field of the inspector needs.
///
/// The range is inclusive and is enforced by [ModuleType#with]; defaults stand in the record's `DEFAULT` alone.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
    /// Spelling of PyTorch or deel-torchlip; empty: the component's name in snake case.
    String name() default "";

    /// The key of one line of documentation, with the unit where there is one.
    String doc();

    double min() default Double.NEGATIVE_INFINITY;

    double max() default Double.POSITIVE_INFINITY;

    /// The minimum itself is not allowed (`k_coef_lip` must be above 0).
    boolean minExclusive() default false;

    /// The only choices of an enum that this module offers; empty: all of them.
    String[] choices() default {};

    /// Shown under "Advanced".
    boolean advanced() default false;
}
