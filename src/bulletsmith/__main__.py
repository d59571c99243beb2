"""`python -m bulletsmith`."""

import sys

from bulletsmith.cli import main

sys.exit(main())
