"""``python -m ictcriteria``."""

import sys

from ictcriteria.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
