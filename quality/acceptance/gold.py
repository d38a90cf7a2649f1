"""The expected readings of the seeds, and the board that counts right answers."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache

from quality.corpus import SHARED, Record

SEEDS = SHARED / "seeds"
FILES = {"000": "000_363a3a3b917a5356.txt", "001": "001_612b8e54aceca2c8.txt"}
TYPES = {
    "PARDON": "pardon",
    "HANDOVER_OF_PERSONS": "handover",
    "SANCTIONS_EASED": "sanction_eased",
    "AGREEMENT": "agreement",
    "REQUEST_RELEASE": "request",
    "REQUEST_PARDON": "request",
    "RELEASE": "release",
}
# The record format names relations more coarsely than the coder's notes.
RELATIONS = {
    "part_of": {"part_of", "result_of"},
    "result_of": {"result_of", "part_of"},
    "requested_in": {"requested_by"},
    "in_exchange_for": {"in_exchange_for"},
    "follows": {"follows", "part_of"},
}
# "Belarus" and its president stand for each other in the expected files.
SIDES = {"belarus": {"lukashenko"}, "lukashenko": {"belarus"}, "usa": {"trump"}, "trump": {"usa"}}

Scores = dict[str, tuple[int, int]]


class Board:
    """Counts (right, asked) for each field, and what was wrong, in words."""

    def __init__(self) -> None:
        self.scores: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.misses: list[str] = []

    def check(self, name: str, right: object, note: str = "") -> None:
        """Count one question under `name`; keep the note if the answer was wrong."""
        self.scores[name][0] += bool(right)
        self.scores[name][1] += 1
        if not right:
            self.misses.append(f"{name}: {note}")

    def result(self) -> Scores:
        """Return the fields with (right, asked)."""
        return {name: (pair[0], pair[1]) for name, pair in sorted(self.scores.items())}


@cache
def expected(name: str) -> Record:
    """Return one of the expected files, parsed."""
    parsed: Record = json.loads((SEEDS / f"expected_{name}.json").read_text(encoding="utf-8"))
    return parsed


def plain(text: str | None) -> str:
    """Fold case, quotation marks, possessives and punctuation, to compare words alone."""
    text = re.sub(r"['\u2019]s?\b", "", (text or "").casefold())
    return " ".join(re.findall(r"\w+", text))
