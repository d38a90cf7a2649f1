"""Lets the tests of the copies import the texts they share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
