"""Print the scorer's report: `python -m quality.affairs [--errors] [--told] [AFFAIR ...]`."""

import sys

from quality.affairs import TUNED, score, told

names = tuple(name for name in sys.argv[1:] if not name.startswith("-")) or (
    told.names()[0] if "--told" in sys.argv else TUNED
)
print(score(names, errors="--errors" in sys.argv)[1])
