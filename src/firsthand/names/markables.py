"""A noun phrase or pronoun that may refer to someone: the record all of this stage speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.language.gazetteer import KnownName
    from firsthand.model import MentionKind, MentionType, Quantity
    from firsthand.names.view import View


@dataclass(frozen=True, slots=True)
class Markable:
    """A noun phrase or pronoun that may refer to an entity.

    Attributes:
        view, first, last, head: the paragraph and its words `[first, last)`, with the head.
        name: the name proper, for a named one; `name_first` is its first word.
        noun: lemma of the head noun of a described one ("spokeswoman").
        phrase: the describing words as written, without article or owner.
        sort: person, group, institution, organisation, government, medium, place, pronoun.
        determiner: def, indef, poss, bare.
        owner: words `[first, last)` that say whose or of what it is.
        country: ISO code, where the phrase itself says it.
    """

    view: View
    first: int
    last: int
    head: int
    kind: MentionKind
    type: MentionType
    sort: str
    name: str | None = None
    name_first: int = 0
    noun: str = ""
    phrase: str = ""
    determiner: str = "bare"
    owner: tuple[int, int] | None = None
    country: str | None = None
    plural: bool = False
    gender: str | None = None
    quantity: Quantity | None = None
    known: KnownName | None = None

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.view.base + self.view.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.view.base + self.view.tokens[self.last - 1].end

    @property
    def text(self) -> str:
        """Its words, folded."""
        return self.view.slice(self.first, self.last)
