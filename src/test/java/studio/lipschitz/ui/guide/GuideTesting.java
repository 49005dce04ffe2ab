package studio.lipschitz.ui.guide;

import javafx.scene.Node;

/// What tests of the whole window ask of the guide, on the FX thread.
public final class GuideTesting {
    private GuideTesting() {}

    /// Whether the page that was asked for stands.
    public static boolean ready(Node guide) {
        return ((GuideView) guide).ready();
    }

    public static void open(Node guide, String target) {
        ((GuideView) guide).open(target);
    }
}
