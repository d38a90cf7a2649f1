"""What the line scorer says of a plain text: which kind of text it is, and a vote for each line."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from operator import or_
from typing import TYPE_CHECKING

from firsthand.clean.asking import ASKING, asks_or_addresses, asks_readers, has_asking_words
from firsthand.clean.doubles import weigh_doubles
from firsthand.clean.feet import weigh_foot
from firsthand.clean.regimes import ROWS, Regime, rows_of_cells, table_rows, tell_regime
from firsthand.clean.stretches import Stretch, find_stretch
from firsthand.clean.voices import speaks_as_house, tells_of_others
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.clean.line_scorer import LineScorer
    from firsthand.clean.units import Unit

#: The kind of every reason that the scorer gives.
LEARNED = "line-scorer"
_FEWEST = 3
# Below these chances of being anything but page furniture nothing else is asked of a line.
_HOPELESS = 0.02
_TITLE, _NEAR, _MAYBE = 0.05, 20, 0.15
_MOST, _CERTAIN = 5.0, 0.9
_LIKELY, _SURE, _ALL_BUT_SURE = 0.5, 0.8, 0.95
_HEADING, _TRUST = 0.35, 3.0
# A sentence of so many words is not taken out of a copy for its shape.
_SENTENCE, _SHORTER, _CLAUSE, _TOLD = 8, 6, 3, 12
# Roles that a line of a dump is not given for its place and neighbours alone.
_FORMED = (Role.BYLINE, Role.CAPTION, Role.CREDIT)
_CAPTION_WORDS, _SEEN = 3, 0.75
# What so many kinds of words of an appeal weigh, and the scorer's chance of one beside them:
# all five are hardly ever met in a report.
_ASKED = {4: (0.8, 8.0), 5: (5.2, 4.0)}
_DOUBTED = 0.3
# What the place among other rows of figures weighs.
_ROW = 4.0
# What stands beside an appeal and has some of its words.
_BESIDE, _GOES_ON = "beside-asking", 4.0
# In dumps the rest of a page is longer than its report.
_DOUBT = 1.2
# Chances of furniture below this are not told apart.
_FLOOR = 0.01


@dataclass(frozen=True)
class Learned:
    """The chances of each role for each unit, in the order of the units.

    `stretch` is where the report of a dump stands; a copy has none. `maybe` are the lines that
    may be report, in order.
    """

    regime: Regime
    chances: tuple[dict[Role, float], ...]
    stretch: Stretch | None = None
    maybe: tuple[int, ...] = ()

    def _is_hopeless(self, index: int) -> bool:
        """Whether a line of a dump is so surely furniture that no pattern need be tried.

        It is far from whatever may be report, and nothing that speaks of a report itself.
        """
        chances = self.chances[index]
        if chances[Role.BODY] >= _HOPELESS or chances[Role.HEADLINE] >= _TITLE:
            return False
        at = bisect_left(self.maybe, index - _NEAR)
        return at == len(self.maybe) or self.maybe[at] > index + _NEAR

    @cached_property
    def hopeless(self) -> frozenset[int]:
        """The lines that are hopeless, none of a copy."""
        if self.regime is not Regime.DUMP:
            return frozenset()
        return frozenset(filter(self._is_hopeless, range(len(self.chances))))

    def is_report(self, index: int) -> bool:
        """Whether a line is so surely report that it need not be tried as byline or date."""
        return self.chances[index][Role.BODY] >= 1 - _HOPELESS

    def sure_report(self) -> frozenset[int]:
        """Return the lines of a dump that are report so surely that no run goes over them."""
        if self.regime is not Regime.DUMP:
            return frozenset()
        return frozenset(
            index for index, found in enumerate(self.chances) if found[Role.BODY] >= _CERTAIN
        )


def learn_roles(units: Sequence[Unit], *, scorer: LineScorer | None = None) -> Learned | None:
    """Return what the scorer says; None for marked-up pages and for less than three lines.

    Args:
        units: all units of a document, in text order.
        scorer: other weights than those of the package (for measuring on held-out sites).
    """
    if len(units) < _FEWEST or any(unit.element is not None for unit in units):
        return None
    import numpy as np

    from firsthand.clean.line_scorer import COLUMNS, score_lines

    lines = [" ".join(unit.text.splitlines()) for unit in units]
    scores = score_lines(lines, [unit.after_blank for unit in units], scorer=scorer)
    chances = tuple(dict(zip(COLUMNS, row, strict=True)) for row in scores.tolist())
    regime = tell_regime(lines, scores[:, 0].tolist())
    stretch = None
    if regime is Regime.DUMP:
        stretch = find_stretch(chances, lines)
    maybe = tuple(np.flatnonzero(scores[:, 0].astype(np.float64) >= _MAYBE).tolist())
    return Learned(regime, chances, stretch, maybe)


def vote_learned(items: Sequence[Evidence], learned: Learned) -> None:
    """Cast the scorer's votes: the whole word on body in dumps, a cautious one elsewhere."""
    is_copy = learned.regime is Regime.COPY
    lines = [item.unit.flat for item in items] if is_copy else []
    rows = list(map(or_, table_rows(lines), rows_of_cells(lines)))
    for index, (item, chances) in enumerate(zip(items, learned.chances, strict=True)):
        if learned.regime is Regime.DUMP:
            is_about = learned.stretch is not None and learned.stretch.is_about(index)
            _vote_dump(item, chances, is_far=index in learned.hopeless, is_about=is_about)
        elif rows[index] and not item.cues and item.date is None:
            item.ballot.add(Role.BODY, _ROW, ROWS, "it is a row among rows of figures")
        elif index > 0 or item.cues:
            # The first line of a copy is its headline, unless a pattern says otherwise.
            _vote_copy(item, learned, index)
    if learned.stretch is not None:
        _vote_beside(items, learned)
        weigh_doubles(items[max(0, learned.stretch.start) : learned.stretch.last + 1])
    if learned.regime is Regime.COPY:
        _spread_asking(items)
        _spread_asking(items[::-1])
        weigh_foot(items, learned.chances)
        weigh_doubles(items)


def _vote_beside(items: Sequence[Evidence], learned: Learned) -> None:
    """A whole sentence of a dump that is likelier report than not, beside one that surely is."""
    told = [
        item.ends_sentence and item.words >= _TOLD and not item.cues and item.date is None
        for item in items
    ]
    for index, (item, chances) in enumerate(zip(items, learned.chances, strict=True)):
        if not told[index] or not _LIKELY <= chances[Role.BODY] < _SURE:
            continue
        beside = [at for at in (index - 1, index + 1) if 0 <= at < len(items) and told[at]]
        if any(learned.chances[at][Role.BODY] >= _CERTAIN for at in beside):
            text = "a sentence beside one that surely is report"
            item.ballot.add(Role.BODY, _DOUBT, "beside", text)


def _spread_asking(items: Sequence[Evidence]) -> None:
    """A paragraph with some words of an appeal, next to one that is, goes with it."""
    if not any(item.ballot.has(ASKING) for item in items):
        return
    for before, item in itertools.pairwise(items):
        if not before.ballot.has(ASKING) or before.ballot.leading() is not Role.APPEAL:
            continue
        if item.has_speech or item.dateline is not None or item.ballot.has(_BESIDE):
            continue
        if asks_readers(item.text):
            text = "it goes on with the appeal beside it"
            item.ballot.add(Role.APPEAL, _GOES_ON, ASKING, text)
            item.ballot.add(Role.BODY, -_GOES_ON / 2, _BESIDE, text)


def _is_plain_clause(item: Evidence, chances: dict[Role, float], asks: int) -> bool:
    """Whether a short whole sentence is about others, or would be an appeal that asks nothing.

    "It may appeal." and "His lawyer will go to court." are report, whatever their shape.
    """
    is_told = item.ends_sentence and not item.text.rstrip("*_ ").endswith(("!", "?"))
    if not is_told or item.words < _CLAUSE or item.cues or asks > 0:
        return False
    if tells_of_others(item.text):
        return True
    likeliest = max(chances, key=lambda role: chances[role])
    # Offers are lists of what one gets: "Any term, cancel monthly."
    is_sentence = item.text[:1].isupper() and "," not in item.text and likeliest is Role.APPEAL
    return is_sentence and not asks_or_addresses(item.text)


def _is_alone(learned: Learned, index: int, chances: dict[Role, float]) -> bool:
    """Whether no line beside this one is likely of the role it is likeliest of."""
    role = max(chances, key=lambda r: chances[r])
    beside = learned.chances[max(0, index - 1) : index] + learned.chances[index + 1 : index + 2]
    return all(other[role] < _LIKELY for other in beside)


def _odds(chance: float) -> float:
    return max(-_MOST, min(_MOST, math.log((chance + 1e-4) / (1 - chance + 1e-4))))


def _vote_dump(item: Evidence, chances: dict[Role, float], *, is_far: bool, is_about: bool) -> None:
    """In dumps shape and place say more than length: the prose vote does not count there.

    What is far from any report is menus and lists of stories; more is not known of it.
    Bylines, captions and credits of this copy stand about its report, and have their forms.
    """
    ballot = item.ballot
    body = chances[Role.BODY]
    text = f"body at {body:.0%} among the lines about it"
    weight = _odds(body) - _DOUBT - ballot.weight_of("prose")
    ballot.add(Role.BODY, round(weight, 2), LEARNED, text)
    if not is_far:
        unfit = frozenset(
            role
            for role in _FORMED
            if chances[role] > body and not (is_about and _fits(item, role, chances[role]))
        )
        _vote_others(item, chances, least=0.0, unfit=unfit)
        credit = item.credit
        sure = credit is not None and (credit.strength >= _LIKELY or credit.is_bare_agency)
        if is_about and credit is not None and credit.start and sure and not item.has_speech:
            text = f"in a page it ends in the picture credit {credit.text!r}"
            item.ballot.add(Role.CAPTION, _TRUST, "page-credit", text)


def _fits(item: Evidence, role: Role, chance: float) -> bool:
    """Whether a line has the form that bylines, captions or credits have."""
    if role is Role.BYLINE:
        return item.byline is not None or (item.is_uncased and item.words <= _SENTENCE)
    if role is Role.CREDIT:
        return item.credit is not None
    if item.words < _CAPTION_WORDS or item.date is not None or item.cues:
        return False
    return item.credit is not None or chance >= _SEEN


def _vote_others(
    item: Evidence,
    chances: dict[Role, float],
    *,
    least: float,
    unfit: frozenset[Role] = frozenset(),
) -> None:
    other = max(_FLOOR, chances[Role.OTHER])
    least = max(least, chances[Role.BODY])
    for role, chance in chances.items():
        if chance <= least or role is Role.OTHER or role in unfit:
            continue
        weight = math.log((chance + 1e-4) / other)
        if weight > 0:
            text = f"{role} at {chance:.0%}"
            item.ballot.add(role, round(min(weight, _MOST), 2), LEARNED, text)


def _vote_asking(item: Evidence, appeal: float) -> int:
    """Vote for an appeal by its kinds of words; return how many of them there are."""
    if item.has_speech or item.dateline is not None:
        return 0
    asks = asks_readers(item.text)
    base, learned = _ASKED.get(asks, (0.0, 0.0))
    weight = round(base + learned * max(0.0, appeal - _DOUBTED), 2)
    if weight > 0:
        text = "the house asks its readers: several kinds of words of an appeal"
        item.ballot.add(Role.APPEAL, weight, ASKING, text)
    return asks


def _vote_copy(item: Evidence, learned: Learned, index: int) -> None:
    """In a copy only near certainty counts against body, and never against a dateline.

    A line that stands alone needs more than one that goes with its neighbours.
    """
    chances = learned.chances[index]
    body = chances[Role.BODY]
    text = f"body at {body:.0%} among the lines about it"
    asks = _vote_asking(item, chances[Role.APPEAL])
    if body >= _HEADING:
        # Headings inside the report: sentences have enough that speaks for them.
        signs = item.byline is not None and item.byline.is_sure
        is_odd = bool(item.cues) or signs or item.date is not None
        if not item.ends_sentence and not is_odd:
            item.ballot.add(Role.BODY, round(min(_TRUST, 1 + _odds(body) / 2), 2), LEARNED, text)
    if body >= 1 - _CERTAIN or item.dateline is not None or (item.is_heading and not item.cues):
        return  # Markdown's headings stand in the report
    if item.has_speech and item.ends_sentence and not speaks_as_house(item.text):
        return  # someone is quoted, and not the house: losing a fact is worse than an appeal
    if _is_plain_clause(item, chances, asks):
        return
    agrees = asks > 0 or any(hit.cue.role is not Role.BODY for hit in item.cues)
    is_asking = chances[Role.APPEAL] >= _ALL_BUT_SURE and has_asking_words(item.text)
    least = _SENTENCE if is_asking else _SHORTER
    if item.ends_sentence and item.words >= least and not agrees:
        # Shape alone does not take a sentence out of a report.
        return
    appeals = asks > 0 and chances[Role.APPEAL] >= _SURE
    alone = _is_alone(learned, index, chances)
    share = 0.5 if (alone or item.has_speech) and not appeals else 1.0
    if appeals and not item.cues:
        house = "the house speaks to its readers, as in an appeal"
        item.ballot.add(Role.APPEAL, _TRUST, LEARNED, house)
    item.ballot.add(Role.BODY, round(_odds(body) * share, 2), LEARNED, text)
    if not item.cues and item.byline is None and item.date is None:
        # Patterns that are made for a role know better.
        _vote_others(item, chances, least=_SURE if alone else _LIKELY)
