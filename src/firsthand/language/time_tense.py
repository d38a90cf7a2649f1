"""The tense in which a time stands: whether "Tuesday" is the last one or the next."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.model import TimeExpression

_STOP = re.compile(r"[.?!][\"'\u201d\u2019)]*\s|;\s")
_WORD = re.compile(r"[\w']+")
_NEAR_WORDS = 9  # words before "until" in which what lasts is told
_PLANS = frozenset({"plan", "schedule"})  # things too: "he announced the plan on Monday"
_OWNERS = frozenset(["the", "a", "an", "this", "that", "his", "her", "its", "their", "our"])


def tense_of(text: str, expression: TimeExpression) -> str | None:
    """Return the tense in which a time stands: the nearest verb before it decides.

    Args:
        text: the folded passage.
        expression: a time expression of it.

    Returns:
        "past", "future", or None where no verb of its sentence tells.
    """
    start = max((match.end() for match in _STOP.finditer(text, 0, expression.start)), default=0)
    before = _WORD.findall(text[start : expression.start].lower())
    if before[-3::2] == ["as", "as"] and before[-2] in {"early", "soon"}:
        return "future"
    if before[-1:] in (["until"], ["till"]) and _is_put_off(before[-_NEAR_WORDS:-1]):
        return "future"
    for index in range(len(before) - 1, -1, -1):
        found = _tense_word(before, index)
        if found is not None:
            return found
    after = _WORD.findall(text[expression.end : expression.end + 60].lower())
    tenses = [t for i in range(len(after)) if (t := _tense_word(after, i)) is not None]
    is_future = tenses[:1] == ["future"] and {"will", "'ll", "shall", "wo"} & set(after)
    return "future" if is_future else "past" if tenses else None


def _is_put_off(words: list[str]) -> bool:
    """Whether words before "until" tell of what is to last: "was adjourned", "she has"."""
    return words[-1:] in (["has"], ["have"]) or any(
        word in load_list("calendar")["before_until"] for word in words
    )


@lru_cache(maxsize=1)
def _tense_words() -> tuple[frozenset[str], frozenset[str]]:
    calendar = load_list("calendar")
    return frozenset(calendar["future"]), frozenset(calendar["past"])


def _tense_word(words: list[str], index: int) -> str | None:
    """What one word says of the tense; a participle after "will be" is future still."""
    future, past = _tense_words()
    word = words[index]
    if word in future:
        if words[max(0, index - 2) : index] == ["had", "been"]:
            return "past"
        is_noun = words[index - 1 : index] and words[index - 1] in _OWNERS
        return None if word in _PLANS and is_noun else "future"
    if word == "to" and index and words[index - 1] in load_list("calendar")["before_to"]:
        return "past" if words[max(0, index - 3) : index - 1] == ["had", "been"] else "future"
    if word in past or (word.endswith("ed") and len(word) > 4):  # noqa: PLR2004
        lead = set(words[max(0, index - 3) : index])
        if "could" in lead:
            return "past"
        is_future = bool(lead & {"will", "be", "'ll"}) or ("to" in lead and word not in past)
        return "future" if is_future else "past"
    return None
