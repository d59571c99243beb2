"""The craft: what a bullet is made of, how it is taken apart, judged ready, and put together."""
