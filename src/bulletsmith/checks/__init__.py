"""What a CV is judged by: one value a rule, and the review that runs them all."""
