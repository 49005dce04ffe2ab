package studio.lipschitz.ui.welcome;

import java.util.List;

/// What the welcome page needs of its window.
public interface WelcomeHost {
    /// Files that were open lately, the last one first; they may be gone.
    List<Offer> recent();

    List<Offer> templates();

    /// Begins with an empty canvas.
    void empty();

    /// Asks for a file.
    void open();

    /// Asks for one of all recent files.
    void allRecent();

    void tour();

    void guide();

    /// Whether the page comes at each start.
    boolean atStart();

    void atStart(boolean shown);

    /// The page is gone: gives the keyboard to the drawing.
    void left();
}
