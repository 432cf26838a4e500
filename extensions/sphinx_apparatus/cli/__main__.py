"""Run the command as ``python -m sphinx_apparatus.cli``."""

import sys

from sphinx_apparatus.cli.main import main

sys.exit(main())
