"""Lets the tests of cleaning import the copy they share, as `tests.clean.news_copy`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
