"""What is remembered of a source: the paragraphs it prints under story after story.

The memory is made from what the ledger holds, and from what analysts decided:

    memory = remember(copies, taught)
    article = clean_document(document, memory=memory.apart_from(story))

It is a pure function of both, so that the order in which copies came plays no part.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from firsthand.model import Article, Document, Role

_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[\W_]+")
FEWEST_WORDS = 2
_LATE = 0.66


class SourceMemory(Protocol):
    """Knows in how many distinct stories a source printed a paragraph, and what it was."""

    def stories_seen(self, source: str, masked_paragraph: str) -> int:
        """Return the number of distinct stories, copies of one story counted once."""

    def taught_role(self, source: str, masked_paragraph: str) -> Role | None:
        """Return the role an analyst gave this paragraph of the source, if any."""


@dataclass(frozen=True, slots=True)
class SeenCopy:
    """What one copy printed: its paragraphs as they are remembered, each with its place.

    Attributes:
        source: whose copy it is: its domain, else its name (`source_key`).
        story: what tells its story from others; copies of one text share it.
        paragraphs: masked paragraph to its place, 0.0 at the head and 1.0 at the end.
        wordings: one wording of each masked paragraph, as it stood, and the role it got.
    """

    source: str
    story: str
    paragraphs: Mapping[str, float]
    wordings: Mapping[str, tuple[str, Role]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taught:
    """An analyst's word: paragraphs like this one have this role in that source."""

    source: str
    paragraph: str
    role: Role


@dataclass(frozen=True, slots=True)
class Furniture:
    """A paragraph that a source prints under several stories.

    `place` says where it usually stands: "head", "middle" or "end".
    """

    source: str
    paragraph: str
    text: str
    role: Role
    stories: int
    place: str
    is_taught: bool = False


@dataclass(frozen=True, slots=True)
class FurnitureMemory:
    """A memory of what was seen: source and masked paragraph to the stories it stood in."""

    stories: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    taught: Mapping[tuple[str, str], Role] = field(default_factory=dict)
    left_out: str | None = None

    def stories_seen(self, source: str, masked_paragraph: str) -> int:
        """Return the number of distinct stories, but for the one that is left out."""
        seen = self.stories.get((source, masked_paragraph), frozenset())
        return len(seen) - (self.left_out in seen)

    def taught_role(self, source: str, masked_paragraph: str) -> Role | None:
        """Return the role an analyst gave this paragraph of the source, if any."""
        return self.taught.get((source, masked_paragraph))

    def apart_from(self, story: str) -> FurnitureMemory:
        """Return this memory without one story, for cleaning a copy of that very story."""
        return FurnitureMemory(self.stories, self.taught, story)


#: The memory of a ledger that has seen nothing yet.
NO_MEMORY: SourceMemory = FurnitureMemory()


def mask_paragraph(text: str) -> str:
    """Return the form under which a paragraph is remembered: case, digits and marks left out.

    "Join 4,000 members." and "Join 5,200 members" are the same paragraph.
    """
    return _MARKS.sub(" ", _DIGITS.sub("0", text.casefold())).strip()


def source_key(document: Document) -> str | None:
    """Return under which name the furniture of a document's source is remembered."""
    return document.source.domain or document.source.name


def see_copy(document: Document, article: Article, story: str) -> SeenCopy | None:
    """Return what a copy printed, None where nobody said whose it is.

    Args:
        document: the copy as it was read.
        article: the copy as it was cleaned, with any memory.
        story: the same for all copies and versions of one text, and for all texts of a story.
    """
    source = source_key(document)
    if source is None:
        return None
    places: dict[str, float] = {}
    wordings: dict[str, tuple[str, Role]] = {}
    many = max(1, len(article.blocks) - 1)
    for index, block in enumerate(article.blocks):
        text = document.text[block.span.start : block.span.end]
        masked = mask_paragraph(text)
        if masked.count(" ") + 1 >= FEWEST_WORDS and block.role is not Role.HEADLINE:
            places.setdefault(masked, index / many)
            wordings.setdefault(masked, (text, block.role))
    return SeenCopy(source, story, places, wordings)


def remember(copies: Iterable[SeenCopy], taught: Iterable[Taught] = ()) -> FurnitureMemory:
    """Return the memory of what these copies printed and of what analysts said of it.

    Of two words on the same paragraph the later one counts.
    """
    stories: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for copy in copies:
        for paragraph in copy.paragraphs:
            stories[copy.source, paragraph].add(copy.story)
    roles = {(item.source, item.paragraph): item.role for item in taught}
    return FurnitureMemory({key: frozenset(seen) for key, seen in stories.items()}, roles)


def list_furniture(
    copies: Iterable[SeenCopy], taught: Iterable[Taught] = (), *, least: int = 2
) -> tuple[Furniture, ...]:
    """Return what each source prints under at least `least` stories, the commonest first."""
    known = list(copies)
    roles = {(item.source, item.paragraph): item.role for item in taught}
    stories = remember(known).stories
    places: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    wordings: defaultdict[tuple[str, str], Counter[tuple[str, Role]]] = defaultdict(Counter)
    for copy in known:
        for paragraph, wording in copy.wordings.items():
            places[copy.source, paragraph].append(copy.paragraphs[paragraph])
            wordings[copy.source, paragraph][wording] += 1
    found = []
    for key, seen in stories.items():
        if (len(seen) < least and key not in roles) or key not in wordings:
            continue
        text, role = min(wordings[key], key=lambda item: (-wordings[key][item], item))
        found.append(
            Furniture(
                *key, text, roles.get(key, role), len(seen), _place(places[key]), key in roles
            )
        )
    return tuple(sorted(found, key=lambda item: (item.source, -item.stories, item.paragraph)))


def _place(places: list[float]) -> str:
    middle = sorted(places)[len(places) // 2]
    return "end" if middle > _LATE else "middle" if middle > 1 - _LATE else "head"
