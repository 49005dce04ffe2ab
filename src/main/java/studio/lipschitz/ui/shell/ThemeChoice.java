package studio.lipschitz.ui.shell;

/// The theme as chosen: one of the two, or whichever the desktop uses.
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK
}
