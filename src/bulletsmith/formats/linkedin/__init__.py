"""LinkedIn: its data archive, and the words that go back into a profile by hand."""
