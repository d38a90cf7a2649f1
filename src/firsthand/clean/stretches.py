"""Where in a dump of a whole page its report stands: headline, first and last line."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.clean.dump_headlines import choose_dump_headline
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LETTER = re.compile(r"[^\W\d_]")
_LIKELY = 0.5
# Pictures, teasers and advertisements between two parts of one report are not longer.
_GAP = 15
# So far below where the report seems to begin its headline may stand.
_WITHIN = 12
# Bylines, dates, captions and credits stand so near to the report.
_HEAD, _FOOT = 12, 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of a dump that its report takes up, as indexes of units, both ends included.

    Attributes:
        headline: the likeliest headline, None where no line looks like one.
        first, last: first and last line of the longest run of the report.
        top: the last line that may belong to the head of the report.
    """

    headline: int | None
    first: int
    last: int
    top: int

    def is_about(self, index: int) -> bool:
        """Whether a line stands with the report: what signs, dates and shows it stands there."""
        return self.start <= index <= self.last + _FOOT

    def is_top(self, index: int) -> bool:
        """Whether a line stands between the headline and the first lines of the report."""
        return self.start <= index <= self.top

    def is_end(self, index: int) -> bool:
        """Whether a line stands right below the report."""
        return self.last < index <= self.last + _FOOT

    @property
    def start(self) -> int:
        """The first line that may belong to the head of the report."""
        top = self.first if self.headline is None else min(self.first, self.headline)
        return top - _HEAD


def find_stretch(chances: Sequence[Mapping[Role, float]], lines: Sequence[str]) -> Stretch | None:
    """Return where the report stands, None where no line is likely to be report.

    Args:
        chances: of each role, for each line.
        lines: the text of each line.
    """
    runs: list[tuple[int, int, int]] = []
    for index, found in enumerate(chances):
        if found[Role.BODY] < _LIKELY:
            continue
        if runs and index - runs[-1][1] <= _GAP:
            runs[-1] = (runs[-1][0], index, runs[-1][2] + _count_words(lines[index]))
        else:
            runs.append((index, index, _count_words(lines[index])))
    if not runs:
        return None
    first, last, _ = max(runs, key=lambda run: (run[2], -run[0]))
    headline = choose_dump_headline(lines, chances, first, last)
    head = first if headline is None else max(first, headline)
    return Stretch(headline, first, last, _top(lines, head))


def _top(lines: Sequence[str], head: int) -> int:
    """Return the last line of the head: those without a letter, as of a slider, do not count."""
    named = (index for index in range(head + 1, len(lines)) if _LETTER.search(lines[index]))
    return max(itertools.islice(named, _WITHIN), default=head)


def _count_words(line: str) -> int:
    return line.count(" ") + 1
