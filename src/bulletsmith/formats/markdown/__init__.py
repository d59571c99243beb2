"""CVs in Markdown, with headings and lists as people write them."""
