"""Lets the tests of cleaning import the copy they share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
