package studio.lipschitz.ui.shell;

/// The theme as chosen: one of three, or whichever the desktop uses.
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK,
    HIGH_CONTRAST
}
