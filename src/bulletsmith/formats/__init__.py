"""One adapter a file format: read a CV, write one, and patch a bullet in place."""
