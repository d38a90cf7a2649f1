"""Lets the tests of the copies import the texts they share; first calls build tables."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))
settings.register_profile("copies", deadline=None)
settings.load_profile("copies")
