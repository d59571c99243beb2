"""CVs in RenderCV's YAML."""
