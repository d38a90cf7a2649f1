"""Print the acceptance scores and every miss: `python -m quality.acceptance [000 001]`."""

import sys

from quality.acceptance import run

for keys in [tuple(sys.argv[1:])] if sys.argv[1:] else [("000", "001"), ("000",), ("001",)]:
    board = run(*keys)
    print(f"== {' then '.join(keys)}")
    for name, (right, asked) in board.result().items():
        print(f"   {name:<28} {right:>3} of {asked}")
    for miss in board.misses:
        print(f"   - {miss}")
