"""The page: where each bullet lands once the CV is laid out."""
