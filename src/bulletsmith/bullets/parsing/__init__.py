"""How wild text is read: chunks between cues, what is seen of each, and the best labels for all."""
