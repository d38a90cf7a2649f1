"""Where in a dump of a whole page its report stands: headline, first and last line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LIKELY = 0.5
# Pictures, teasers and advertisements between two parts of one report are not longer.
_GAP = 15
# The headline stands so many lines above the report, or below where it seems to begin: buttons
# and pictures stand between it, who signs and the first paragraphs.
_ABOVE, _WITHIN = 60, 12
_LEAST, _FADE = 0.02, 0.003
# Bylines, dates, captions and credits stand so near to the report.
_HEAD, _FOOT = 12, 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of a dump that its report takes up, as indexes of units, both ends included.

    Attributes:
        headline: the likeliest headline, None where no line looks like one.
        first, last: first and last line of the longest run of the report.
    """

    headline: int | None
    first: int
    last: int

    def is_about(self, index: int) -> bool:
        """Whether a line stands with the report: what signs, dates and shows it stands there."""
        return self.start <= index <= self.last + _FOOT

    def is_top(self, index: int) -> bool:
        """Whether a line stands between the headline and the first lines of the report."""
        head = self.first if self.headline is None else max(self.first, self.headline)
        return self.start <= index <= head + _WITHIN

    def is_end(self, index: int) -> bool:
        """Whether a line stands right below the report."""
        return self.last < index <= self.last + _FOOT

    @property
    def start(self) -> int:
        """The first line that may belong to the head of the report."""
        top = self.first if self.headline is None else min(self.first, self.headline)
        return top - _HEAD


def find_stretch(chances: Sequence[Mapping[Role, float]], words: Sequence[int]) -> Stretch | None:
    """Return where the report stands, None where no line is likely to be report.

    Args:
        chances: of each role, for each line.
        words: the number of words of each line.
    """
    runs: list[tuple[int, int, int]] = []
    for index, found in enumerate(chances):
        if found[Role.BODY] < _LIKELY:
            continue
        if runs and index - runs[-1][1] <= _GAP:
            runs[-1] = (runs[-1][0], index, runs[-1][2] + words[index])
        else:
            runs.append((index, index, words[index]))
    if not runs:
        return None
    first, last, _ = max(runs, key=lambda run: (run[2], -run[0]))
    return Stretch(_headline(chances, first), first, last)


def _headline(chances: Sequence[Mapping[Role, float]], first: int) -> int | None:
    """Return the line near the first one of the report that is likeliest its headline."""
    near = range(max(0, first - _ABOVE), min(len(chances), first + _WITHIN + 1))
    best = max(near, key=lambda i: (chances[i][Role.HEADLINE] - _FADE * abs(first - i), -i))
    return best if chances[best][Role.HEADLINE] >= _LEAST else None
