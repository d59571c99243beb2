"""CVs in JSON Resume."""
