"""Write CV bullets that prove you shipped, and rewrite the CV you already have."""

__version__ = "0.1.0"
