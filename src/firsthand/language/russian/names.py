"""Names of a Russian passage: the model's spans, with media told from other bodies."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.russian.parse import NameSpan
from firsthand.model import MentionType, Name
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.language.russian.parse import Parsed

_TYPES = {"PER": MentionType.PERSON, "LOC": MentionType.PLACE, "ORG": MentionType.ORGANISATION}


def find_names(parsed: Parsed) -> tuple[Name, ...]:
    """Return the names of a parsed text in text order."""
    return tuple(Name(span.start, span.end, _type(parsed, span), 0.8) for span in _joined(parsed))


def _joined(parsed: Parsed) -> list[NameSpan]:
    """The spans, a body with the place it belongs to as one: "МИД Литвы"."""
    spans: list[NameSpan] = []
    for span in sorted(parsed.names, key=lambda s: (s.start, s.end)):
        before = spans[-1] if spans else None
        if (
            before is not None
            and (before.label, span.label) == ("ORG", "LOC")
            and span.start - before.end == 1
            and _belongs(parsed, span)
        ):
            spans[-1] = NameSpan(before.start, span.end, "ORG")
        else:
            spans.append(span)
    return spans


def _belongs(parsed: Parsed, span: NameSpan) -> bool:
    """Whether the first word of a span hangs on a noun before it."""
    token = next((t for t in parsed.tokens if t.start == span.start), None)
    return token is not None and token.dep == "nmod"


def _type(parsed: Parsed, span: NameSpan) -> MentionType:
    words = [t.lemma for t in parsed.tokens if t.start >= span.start and t.end <= span.end]
    if " ".join(words).strip('" ') in _media():
        return MentionType.MEDIUM
    return _TYPES[span.label]


@lru_cache(maxsize=1)
def _media() -> frozenset[str]:
    return frozenset(load_list("russian")["media"])
