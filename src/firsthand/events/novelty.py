"""Whether an event is the news of the report, its background, or another affair."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.events.dates import days_before
from firsthand.model import Anchor, EventDate, Novelty, Status
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.events.parse import Parse
    from firsthand.events.status import Modality


@dataclass(frozen=True, slots=True)
class Position:
    """Where in its document a mention stands."""

    paragraph: int
    in_headline: bool = False
    in_statement: bool = False
    in_background: bool = False


def read_novelty(
    parse: Parse,
    trigger: int,
    modality: Modality,
    when: EventDate | None,
    anchor: Anchor | None,
    position: Position,
) -> Novelty:
    """Return the novelty of a mention from its date, tense, syntax, words and place."""
    clause = _clause_words(parse, trigger)
    dated = _by_date(when, anchor, clause)
    if dated is not None:
        return dated
    if position.in_background:
        return Novelty.BACKGROUND
    if modality.status is Status.HABITUAL:
        return Novelty.BACKGROUND
    earlier = _has_earlier(parse, trigger, clause)
    if earlier or _is_other_affair(clause):
        past = modality.pluperfect or modality.status is Status.HAPPENED
        if past and (_is_other_affair(clause) or modality.pluperfect):
            return Novelty.HISTORICAL
        if past:
            return Novelty.BACKGROUND
    if modality.pluperfect and not (position.in_statement and position.paragraph <= 1):
        return Novelty.BACKGROUND
    if modality.is_subordinate and not position.in_headline and _is_dateless(when):
        return Novelty.BACKGROUND
    return Novelty.NEW


def _is_dateless(when: EventDate | None) -> bool:
    return when is None or when.value is None


def _by_date(when: EventDate | None, anchor: Anchor | None, clause: str) -> Novelty | None:
    lists = _lists()
    if when is not None and when.relation == "after":
        return Novelty.BACKGROUND
    days = days_before(anchor, when)
    if days is None:
        return None
    if days >= lists["historical_days"]:
        return Novelty.HISTORICAL
    if days > lists["news_window_days"]:
        return Novelty.HISTORICAL if _is_other_affair(clause) else Novelty.BACKGROUND
    return None


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    content: dict[str, Any] = dict(load_list("novelty"))
    content["earlier"] = frozenset(content["earlier"])
    content["other_affair"] = frozenset(content["other_affair"])
    return content


def _clause_words(parse: Parse, trigger: int) -> str:
    words = [parse.words[index] for index in parse.sentence_tokens(trigger)]
    return " " + " ".join(words) + " "


def _has_earlier(parse: Parse, trigger: int, clause: str) -> bool:
    lists = _lists()
    if any(f" {phrase} " in clause for phrase in lists["earlier_phrases"]):
        return True
    kids = [parse.words[kid] for kid in parse.kids(trigger, "advmod", "npadvmod", "prep")]
    first = parse.words[parse.sentence_tokens(trigger)[0]]
    near = set(kids) | {first}
    return bool(near & lists["earlier"] - {"before", "already"}) or "once" in kids


def _is_other_affair(clause: str) -> bool:
    lists = _lists()
    if any(f" {phrase} " in clause for phrase in lists["other_affair_phrases"]):
        return True
    first = clause.split()[:6]
    return bool(set(first) & lists["other_affair"])


def is_background_paragraph(text: str) -> bool:
    """Tell whether a paragraph opens with a label such as "Background:"."""
    label, colon, _ = text.partition(":")
    return bool(colon) and label.strip().lower() in _lists()["background_labels"]
