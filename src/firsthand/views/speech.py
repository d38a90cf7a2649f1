"""Choosing statements: by who speaks, what is spoken of, in what form and through whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.model import Entity, Form, Party, Statement


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What statements must have; None asks for nothing.

    Attributes:
        speaker, medium: part of a name, of another name of the entity, or of the words that
            name it in the text.
        about: words that the content must hold, in any order.
        form: direct, indirect or mixed.
    """

    speaker: str | None = None
    about: str | None = None
    form: Form | None = None
    medium: str | None = None


def choose_statements(
    statements: Iterable[Statement], entities: Iterable[Entity], wanted: StatementFilter
) -> list[Statement]:
    """Return the statements that have all that is wanted, in the order given."""
    names = {
        entity.id: tuple(name.casefold() for name in (entity.name, *entity.aliases))
        for entity in entities
    }
    return [item for item in statements if _fits(item, names, wanted)]


def _fits(item: Statement, names: Mapping[str, tuple[str, ...]], wanted: StatementFilter) -> bool:
    if wanted.form is not None and item.form is not wanted.form:
        return False
    if wanted.about is not None:
        content = " ".join(quote.text for quote in item.content).casefold()
        if not all(word in content for word in wanted.about.casefold().split()):
            return False
    parties = (((item.speaker, *item.together), wanted.speaker), ((item.medium,), wanted.medium))
    return all(
        part is None or any(_names(party, part.casefold(), names) for party in among)
        for among, part in parties
    )


def _names(party: Party | None, part: str, names: Mapping[str, tuple[str, ...]]) -> bool:
    if party is None:
        return False
    known = names.get(party.entity or "", ())
    written = party.quote.text.casefold() if party.quote is not None else ""
    return part in written or any(part in name for name in known)
