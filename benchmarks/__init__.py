"""The budgets of the program, each measured beside its floor in the same run: `make bench`."""
