"""CVs in plain text: one bullet a line, or laid out as a CV is."""
