"""The paper that speaks: "the statement said" is whoever gave the statement."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model import Party

from .cues import word_set
from .parties import role_of

if TYPE_CHECKING:
    from firsthand.model import Reading, Statement

_ARTICLES = frozenset({"the", "this", "that"})
_NEAR = 60  # characters after "said" in which the paper is named: "in a joint statement"
_END = re.compile(r"[.!?]\s|\n\n")


def speak_for_papers(reading: Reading, statements: list[Statement]) -> list[Statement]:
    """Return the statements with "the statement said" given to who "said in a statement" before.

    Args:
        reading: the document.
        statements: what was said in it, in text order.

    Returns:
        As many statements; where no earlier one tells of such a paper, it stays as it was.
    """
    done: list[Statement] = []
    for statement in statements:
        paper = _paper(statement)
        giver = _giver(reading, done, paper) if paper is not None else None
        done.append(statement if giver is None else _given(reading, statement, giver))
    return done


def _paper(statement: Statement) -> str | None:
    """The noun of "the statement", where it speaks and nobody is known for it."""
    speaker = statement.speaker
    if speaker is None or speaker.entity is not None or speaker.quote is None:
        return None
    words = speaker.quote.text.lower().split()
    is_paper = len(words) > 1 and words[0] in _ARTICLES and words[-1] in word_set("papers")
    return words[-1] if is_paper else None


def _giver(reading: Reading, done: list[Statement], paper: str) -> Party | None:
    for statement in reversed(done):
        if statement.cue is None or statement.speaker is None or statement.speaker.entity is None:
            continue
        if paper == "report" and statement.cue.text.lower() in {"reported", "reports", "report"}:
            return statement.speaker
        rest = reading.text[statement.cue.span.end :][:_NEAR]
        sentence = _END.split(rest, maxsplit=1)[0].lower()
        named = re.search(rf"\b(?:an?|its|his|her|their|one|this)\b[^,;]*\b{paper}\b", sentence)
        if named is not None:
            return statement.speaker
    return None


def _given(reading: Reading, statement: Statement, giver: Party) -> Statement:
    speaker = Party(giver.entity, statement.speaker.quote if statement.speaker else None)
    last = () if giver.entity is None else (giver.entity,)
    chain = (*(link for link in statement.chain if link not in last), *last)
    return replace(statement, speaker=speaker, role=role_of(reading, speaker), chain=chain)
