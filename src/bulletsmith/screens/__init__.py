"""One file a screen, thin: they ask the session and the app."""
