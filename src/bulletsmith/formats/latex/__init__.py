"""CVs in LaTeX: the families of templates and hand-made ones."""
