"""CVs in PDF: read once, and written through the page."""
