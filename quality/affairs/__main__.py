"""Print the scorer's report: `python -m quality.affairs [--errors] [AFFAIR ...]`."""

import sys

from quality.affairs import TUNED, score

names = tuple(name for name in sys.argv[1:] if not name.startswith("-")) or TUNED
print(score(names, errors="--errors" in sys.argv)[1])
