package studio.lipschitz.layer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the palette, the inspector and the documentation say of a layer, as keys of texts; [ModuleText] reads them. Its name is the simple name of its
/// record.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ModuleInfo {
    Group group();

    /// The key of one sentence of what it computes.
    String summary();

    /// The key of the comment of the compatibility table; empty if it has none.
    String comment() default "";

    /// The `torch.nn` modules that it stands in for: a palette search for one of these finds it.
    String[] replaces() default {};

    /// Paper or formula that its constant comes from; empty if the constant needs none.
    String source() default "";
}
