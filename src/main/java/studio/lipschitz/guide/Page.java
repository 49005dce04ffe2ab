package studio.lipschitz.guide;

import java.util.Optional;
import studio.lipschitz.layer.Group;
import studio.lipschitz.layer.Verdict;

/// One page of the guide.
///
/// Its Markdown has a few words of its own: a link leads to the id of a page, with `#anchor` to one of its headings; a heading ends in `{#anchor}` where
/// something leads to it; a picture is named `image:NAME`; a fenced block of the kind `formula` is set as one.
///
/// @param id as in links: `view/canvas`, `layer/SpectralLinear`
/// @param markdown without its title
/// @param mark of a module: how its page is coloured
/// @param translated whether it speaks the language of the window
public record Page(String id, Section section, String title, String markdown, Optional<Mark> mark, boolean translated) {

    /// @param verdict of the module as it comes
    public record Mark(Group group, Verdict.Kind verdict) {}

    /// Where a link leads.
    ///
    /// @param page its id
    /// @param anchor of a heading; empty for the page's top
    public record Target(String page, String anchor) {

        public static Target of(String link) {
            int hash = link.indexOf('#');
            return hash < 0 ? new Target(link, "") : new Target(link.substring(0, hash), link.substring(hash + 1));
        }
    }
}
