"""The budgets of the program, each measured beside its floor in the same run: `make bench`."""

import os

# Python keeps what it has compiled, as it does wherever the program is installed. Where this is
# forbidden, our own modules alone would be compiled anew at every start: pip compiles the others.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
