"""What the language pass makes of a passage, once, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionType(StrEnum):
    """Types of named things, as the entity recogniser gives them."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a passage with its parse; `head` is the index of its head token.

    Offsets count from the start of the passage. Labels: Universal POS in `pos`, Penn
    tags in `tag`, ClearNLP dependencies in `dep` (as spaCy's English models give them).
    """

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[start, end)` of a passage that make up one sentence."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing as it is written in a passage (offsets from the passage's start)."""

    start: int
    end: int
    type: MentionType
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a passage, normalised as far as it goes without a date.

    `value` is TIMEX3-like: "2025-11-22", "2024-08", "2019", "XXXX-08" (August of an
    unstated year), "XXXX-WXX-6" (Saturday), "PRESENT_REF", "P4Y" with kind duration.
    `modifier` is None, "since", "until", "before", "after", "early", "mid", "late",
    "earlier", "later", "last", "this", "next"; `offset_days` serves "yesterday" (-1),
    "the following day" (+1), with `value` "DAY".
    """

    start: int
    end: int
    kind: str
    value: str
    modifier: str | None = None
    offset_days: int | None = None


class CountOperator(StrEnum):
    """How a stated number bounds the true one."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    ABOUT = "~"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something in a passage: "more than 1,000 political prisoners".

    `start`/`end` cover the number words with their operator; `of_start`/`of_end` the noun
    phrase counted (None for a bare number). Years, ages, times and money are not
    quantities of persons: `kind` tells count, age, ordinal, percent, money, duration apart.
    """

    start: int
    end: int
    op: CountOperator
    n: float
    max: float | None = None
    of_start: int | None = None
    of_end: int | None = None
    kind: str = "count"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the content and the source that belong to it, as a reader model found it.

    Spans are (start, end) from the passage's start; a source may be missing.
    """

    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """All that reading one distinct paragraph gave; offsets count from its start.

    `id` is the digest of the folded paragraph. Folding keeps the length (curly marks
    become straight ones, a line break a space), so the offsets hold in every copy.
    """

    id: str
    length: int
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    made_by: str = ""
