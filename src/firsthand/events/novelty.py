"""Whether an event is the news of the report, its background, or another affair."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.events.dates import days_before
from firsthand.events.status import is_reporting
from firsthand.model import Anchor, EventDate, Novelty, Status
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.events.parse import Parse
    from firsthand.events.status import Modality


@dataclass(frozen=True, slots=True)
class Position:
    """Where in its document a mention stands.

    `is_asked`: it is a short question that heads the answer below it, and tells nothing itself.
    `is_title`: it is a line that heads an item of a digest ("2. PERU: Court frees editor").
    `is_told_as_news`: a verb of saying shifts its tense back ("said he had been freed"), so
    that its past perfect is a plain past.
    """

    paragraph: int
    in_headline: bool = False
    in_statement: bool = False
    in_background: bool = False
    in_fiction: bool = False
    is_told_as_news: bool = False
    is_title: bool = False
    is_asked: bool = False


def read_novelty(  # noqa: PLR0911 (a sign a return)
    parse: Parse,
    trigger: int,
    modality: Modality,
    *,
    when: EventDate | None,
    anchor: Anchor | None,
    position: Position,
) -> Novelty:
    """Return the novelty of a mention from its date, tense, syntax, words and place."""
    clause = _own_words(parse, trigger)
    dated = _by_date(when, anchor, clause)
    if dated is not None:
        return dated
    if position.in_background or modality.status is Status.HABITUAL:
        return Novelty.BACKGROUND
    if not is_recent(when, anchor):
        told = _by_words(clause, modality, position)
        if told is not None:
            return told
    if (when is None or not is_recent(when, anchor)) and _is_of_old_year(parse, trigger, anchor):
        return Novelty.HISTORICAL
    if when is None and _is_after_old_year(parse, trigger, anchor):
        return Novelty.BACKGROUND
    if when is None and not position.in_statement and _is_long_past(parse, trigger):
        return Novelty.HISTORICAL
    return Novelty.BACKGROUND if _is_given(modality, position, when) else Novelty.NEW


def _is_given(modality: Modality, position: Position, when: EventDate | None) -> bool:
    """Tell whether a mention is told as known already, or as past before the news."""
    if modality.pluperfect and not position.is_told_as_news:
        return True
    is_given = modality.is_presupposed and position.paragraph > 0
    return (modality.is_subordinate or is_given) and not position.in_headline and _is_dateless(when)


def is_recent(when: EventDate | None, anchor: Anchor | None) -> bool:
    """Tell whether a date is one of the last days before the report, told as a day or a week."""
    days = days_before(anchor, when)
    if when is None or when.relation != "on" or days is None:
        return False
    return when.precision in {"day", "time", "week"} and days <= _lists()["news_window_days"]


def _by_words(clause: str, modality: Modality, position: Position) -> Novelty | None:
    """Return what words such as "earlier" or "a similar" make of a past event."""
    if not (modality.pluperfect or modality.status in {Status.HAPPENED, Status.CLAIMED}):
        return None
    if _is_other_affair(clause):
        return Novelty.HISTORICAL
    words = set(clause.split()) & _lists()["earlier"]
    if words and modality.pluperfect and not position.is_told_as_news:
        return Novelty.HISTORICAL
    phrase = any(f" {phrase} " in clause for phrase in _lists()["earlier_phrases"])
    return Novelty.BACKGROUND if words or phrase else None


def _is_long_past(parse: Parse, trigger: int) -> bool:
    """Tell whether a sentence speaks of tsars, crusaders or ducats."""
    return any(parse.words[i] in _lists()["era"] for i in parse.sentence_tokens(trigger))


def _is_of_old_year(parse: Parse, trigger: int, anchor: Anchor | None) -> bool:
    """Tell whether the clause stands under a year long gone: "Captured in 1744, he was freed"."""
    if anchor is None:
        return False
    sentence = parse.sentence_tokens(trigger)
    first, last = parse.tokens[sentence[0]].start, parse.tokens[sentence[-1]].end
    for time in parse.passage.times:
        year = time.value[:4]
        if not (first <= time.start < last and year.isdigit()):
            continue
        if int(anchor.date[:4]) - int(year) < _lists()["long_ago_years"]:
            continue
        token = next(i for i in sentence if parse.tokens[i].end > time.start)
        if _is_over(parse, token, trigger):
            return True
    return False


def _is_after_old_year(parse: Parse, trigger: int, anchor: Anchor | None) -> bool:
    """Tell whether it came in the wake of an old act: "ruled so in 2019, and ten left later"."""
    words = {parse.words[kid] for kid in parse.kids(trigger, "advmod")}
    if anchor is None or parse.tokens[trigger].dep != "conj" or not words & _LATER:
        return False
    sentence = parse.sentence_tokens(trigger)
    first, last = parse.tokens[sentence[0]].start, parse.tokens[trigger].start
    years = [t.value[:4] for t in parse.passage.times if first <= t.start < last]
    return any(year.isdigit() and year < anchor.date[:4] for year in years)


_LATER = frozenset({"afterwards", "afterward", "later", "subsequently", "thereafter"})


def _is_over(parse: Parse, token: int, trigger: int) -> bool:
    """Tell whether a date holds for the clause: it opens the sentence or hangs on its verb."""
    above = parse.ancestors(token)
    inner = above[: above.index(trigger)] if trigger in above else above
    if any(parse.tokens[node].dep in {"relcl", "acl"} for node in [token, *inner]):
        return False
    if "born" in (parse.words[node] for node in inner):
        return False
    return trigger in above or token < trigger


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
    if when is not None and when.precision == "year":
        return Novelty.BACKGROUND
    if days > lists["news_window_days"]:
        return Novelty.HISTORICAL if _is_other_affair(clause) else Novelty.BACKGROUND
    return None


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    content: dict[str, Any] = dict(load_list("novelty"))
    content["earlier"] = frozenset(content["earlier"])
    content["other_affair"] = frozenset(content["other_affair"])
    content["era"] = frozenset(content["era"].split())
    return content


_ADJUNCTS = ("advmod", "npadvmod", "prep", "advcl")
_NESTED = frozenset({"acl", "relcl", "ccomp", "parataxis"})
_OPENING = 5
_GAP = ";"
_TITLE_WORDS = 14


def _own_words(parse: Parse, trigger: int) -> str:
    """Return the words that time a clause: the opening of its sentence and its adjuncts.

    "freed men jailed after last year's vote" is not about last year. Words that do not touch
    are kept apart: "gave back two men in return" is not "back in".
    """
    sentence = parse.sentence_tokens(trigger)
    chain = {trigger, *_own_governors(parse, trigger)}
    opening = [
        i for i in sentence[:_OPENING] if i < trigger and _verb_above(parse, i) in {*chain, None}
    ]
    adjuncts = [
        i for kid in parse.kids(trigger, *_ADJUNCTS) for i in parse.subtree(kid, without=_NESTED)
    ]
    kept = sorted({*opening, *[i for i in adjuncts if not _is_possessor(parse, i)]})
    apart = [parse.words[i] if i - 1 in kept else f"{_GAP} {parse.words[i]}" for i in kept]
    return f" {' '.join(apart)} "


def _own_governors(parse: Parse, trigger: int) -> list[int]:
    """Return the verbs above a trigger up to the first verb of saying."""
    found = []
    for node in parse.ancestors(trigger):
        if is_reporting(parse, node):
            break
        found.append(node)
    return found


def _verb_above(parse: Parse, token: int) -> int | None:
    return next((node for node in parse.ancestors(token) if parse.is_verb(node)), None)


def _is_possessor(parse: Parse, token: int) -> bool:
    chain = [token, *parse.ancestors(token)[:2]]
    return any(parse.tokens[i].dep == "poss" for i in chain)


def _is_other_affair(clause: str) -> bool:
    lists = _lists()
    if any(f" {phrase} " in clause for phrase in lists["other_affair_phrases"]):
        return True
    first = [word for word in clause.split() if word != _GAP][:6]
    return bool(set(first) & lists["other_affair"])


def is_title(text: str) -> bool:
    """Tell whether a paragraph is one short line without a full stop, as the head of an item."""
    line = text.strip()
    return 0 < len(line.split()) <= _TITLE_WORDS and "\n" not in line and line[-1].isalnum()


def is_asked(text: str) -> bool:
    """Tell whether a paragraph is one short question: "How many are free?"."""
    line = text.strip()
    return line.endswith("?") and len(line.split()) <= _TITLE_WORDS and "\n" not in line


def is_background_paragraph(text: str) -> bool:
    """Tell whether a paragraph opens with a label such as "Background:"."""
    label, colon, _ = text.partition(":")
    return bool(colon) and label.strip().lower() in _lists()["background_labels"]
