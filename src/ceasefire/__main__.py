"""`python -m ceasefire`."""

from __future__ import annotations

import sys

from ceasefire.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
