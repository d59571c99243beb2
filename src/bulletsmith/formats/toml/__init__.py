"""CVs in TOML: the program's own form, and plain ones."""
