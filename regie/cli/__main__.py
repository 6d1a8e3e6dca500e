"""`python -m regie.cli` is the same as `regie`."""

import sys

from regie.cli import main

sys.exit(main())
