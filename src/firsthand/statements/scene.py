"""A paragraph with its parse and its quotation marks: what every rule looks at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from .candidate import Stretch
from .marks import Quotation
from .tree import Tree

_PAUSES = frozenset({",", ":", ";", ".", "?", "!", "--", '"', "(", ")"})
# "KARVA, Norland (Norpress) - ", "KARVA -- ": a place in capitals up to a dash.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.' -]{2,30}(?:, [A-Z][\w. ]{1,30})?(?: \([^)]{2,30}\))?\s+-{1,2}\s+"
)
_CLOSING = "\"'”’»“ \u2060"


@dataclass(frozen=True)
class Scene:
    """One paragraph: `start` is where it begins in the document."""

    tree: Tree
    quotations: tuple[Quotation, ...]
    start: int = 0

    def within(self, offset: int) -> Quotation | None:
        """The quotation that covers `offset`, marks included."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self.quotations[at].end:
            return self.quotations[at]
        return None

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(quotation.start for quotation in self.quotations)

    def is_quoted(self, index: int) -> bool:
        """Whether token `index` stands between quotation marks."""
        return self._quoted[index]

    @cached_property
    def _quoted(self) -> tuple[bool, ...]:
        found = [False] * len(self.tree)
        for quotation in self.quotations:
            for index in self.tree.inside(quotation.start, quotation.end):
                found[index] = True
        return tuple(found)

    def sentence(self, index: int) -> Stretch:
        """Where the sentence of token `index` begins and ends, quotations never cut in two."""
        first, last = self.tree.sentence(index)
        start, end = self.tree.start(first), self.tree.end(last - 1)
        start = max(start, self._report_start)
        before = self.within(start)
        if before is not None and before.start < start:
            opening = self.tree.token_at(before.start)
            if opening is not None and opening != first:
                start = min(before.start, self.tree.start(self.tree.sentence(opening)[0]))
        return start, end

    @cached_property
    def _report_start(self) -> int:
        """Where the paragraph's own words begin, behind a dateline that was left in it."""
        match = _DATELINE.match(self.tree.text)
        return match.end() if match is not None else 0

    def is_pause(self, index: int) -> bool:
        """Whether token `index` is a mark at which a speaker may come in or leave.

        A hyphen is none: "now-defunct" is one word, "it is over - he said" has a dash.
        """
        word = self.tree.words[index]
        if word in _PAUSES:
            return True
        if word != "-":
            return False
        text, start = self.tree.text, self.tree.start(index)
        return not text[start - 1 : start].strip() and not text[start + 1 : start + 2].strip()

    def pause_after(self, index: int) -> int:
        """The first token from `index` on that is a pause or quoted, or the sentence's end."""
        if index >= len(self.tree):
            return len(self.tree)
        last = self.tree.sentence(max(index - 1, 0))[1]
        stop = bisect_left(self._stops, index)
        if stop < len(self._stops) and self._stops[stop] < last:
            return self._stops[stop]
        return max(last, index)

    def pause_before(self, index: int, first: int) -> int:
        """The first of the tokens that run up to `index` without a pause or a quoted one."""
        stop = bisect_left(self._stops, index)
        begin = self._stops[stop - 1] + 1 if stop else 0
        return min(index, max(begin, first))

    @cached_property
    def _stops(self) -> tuple[int, ...]:
        """The tokens that are a pause or quoted, in text order."""
        marked = zip(self._quoted, self.tree.words, strict=True)
        return tuple(
            [
                index
                for index, (is_quoted, word) in enumerate(marked)
                if is_quoted or word in _PAUSES or (word == "-" and self.is_pause(index))
            ]
        )

    def end_before(self, index: int) -> int:
        """Where the token before `index` ends; 0 for the first."""
        return self.tree.end(index - 1) if index > 0 else 0

    def last_inside(self, quotation: Quotation) -> str:
        """The last letter or mark between the quotation marks, "" where there is none."""
        return self.tree.raw[quotation.start + 1 : quotation.end].rstrip(_CLOSING)[-1:]
