"""`python -m goodoffices.settlement.check`."""

import sys

from goodoffices.settlement.check.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
