package studio.lipschitz.layer;

import static studio.lipschitz.text.Texts.text;

/// What [ModuleInfo] says of a module, in the language of the moment.
public record ModuleText(ModuleInfo info) {

    public Group group() {
        return info.group();
    }

    /// One sentence of what it computes.
    public String summary() {
        return text(info.summary());
    }

    /// The comment of the compatibility table; empty if it has none.
    public String comment() {
        return text(info.comment());
    }

    /// See [ModuleInfo#replaces].
    public String[] replaces() {
        return info.replaces();
    }

    /// See [ModuleInfo#source].
    public String source() {
        return info.source();
    }
}
