"""The injected tier: gold bodies with furniture of invented houses, unseen and then known.

The wordings (`quality/injected.yml`) are in no training, and single errors on them are never
looked at. A house prints the same furniture around six stories; each story is cleaned with
nothing known of the house, and with the memory of one, three and five others of its stories.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.lines.folds import fold_of
from training.lines.inject import inject, load_wordings

from firsthand.clean import SeenCopy, clean_document, remember, see_copy
from firsthand.clean.languages import identify_language
from firsthand.model import Article, Document
from quality.cleaning_lines import count_lines, line_f1, pages, read_text, scorer_without

WORDINGS = Path(__file__).with_name("injected.yml")
_GROUP = 6
_KNOWN = (1, 3, 5)
_FEWEST_LINES = 3
_LINES = (("A", "byline"), ("C", "caption"), ("P", "appeal"), ("N", "note"))
Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Printed:
    """One story as an invented house prints it: labelled lines, and the fold of its site."""

    name: str
    fold: int
    lines: tuple[tuple[str, str], ...]
    document: Document


def stories_of_houses(every: int, wordings: Path = WORDINGS) -> Iterator[list[Printed]]:
    """Yield, for each invented house, six stories with its furniture around them.

    News alone: gold bodies of aeb and fundus, as the research note proposes.
    """
    known = load_wordings(wordings)
    draw = random.Random(11)  # noqa: S311 (a draw of test data)
    stories = [
        page
        for page in pages(every)
        if page["renderer"] == "inscriptis"
        and page["set"] in {"aeb", "fundus"}
        and len(page["gold"].splitlines()) > _FEWEST_LINES
    ]
    titles = [page["title"] for page in stories if page["title"]]
    for start in range(0, len(stories) - _GROUP + 1, _GROUP):
        seed = draw.random()
        language = identify_language(stories[start]["gold"]) or "en"
        group = []
        for page in stories[start : start + _GROUP]:
            lines = [(line, "B") for line in page["gold"].splitlines() if line.strip()]
            lines = [(page["title"] or "No word from the ministry yet", "T"), *lines]
            house = random.Random(seed)  # noqa: S311
            own = inject(lines, house, language=language, headlines=titles, wordings=known)
            document = read_text("\n\n".join(line for line, _ in own), "house.example")
            group.append(Printed(page["id"], fold_of(page["domain"]), tuple(own), document))
        yield group


def measure_injected(every: int, wordings: Path = WORDINGS) -> dict[str, float]:
    """Return what is kept and removed of a house with 0, 1, 3 and 5 of its stories known."""
    totals: dict[int, Counts] = defaultdict(Counter)
    for group in stories_of_houses(every, wordings):
        fresh = [clean_document(one.document, scorer=scorer_without(one.fold)) for one in group]
        for one, article in zip(group, fresh, strict=True):
            totals[0] += count_lines(one.document, article, list(one.lines))
        for known in _KNOWN:
            for index, one in enumerate(group):
                article = _clean_again(one, _others(group, fresh, index, known))
                totals[known] += count_lines(one.document, article, list(one.lines))
    out = {}
    for known, counts in totals.items():
        out[f"cleaning.injected_kept_after_{known}"] = counts["kept"] / counts["body"]
        out[f"cleaning.injected_removed_after_{known}"] = counts["removed"] / counts["other"]
    for label, word in _LINES:
        out[f"cleaning.injected_{word}_line_f1"] = line_f1(totals[0], label)
    return out


def _others(group: list[Printed], fresh: list[Article], index: int, known: int) -> list[SeenCopy]:
    """Return what the `known` stories of the house that follow in the round printed."""
    seen = []
    for step in range(1, known + 1):
        at = (index + step) % len(group)
        copy = see_copy(group[at].document, fresh[at], group[at].name)
        seen += [copy] if copy is not None else []
    return seen


def _clean_again(one: Printed, seen: list[SeenCopy]) -> Article:
    return clean_document(one.document, memory=remember(seen), scorer=scorer_without(one.fold))
