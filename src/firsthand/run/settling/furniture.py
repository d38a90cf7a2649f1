"""What sources print again and again, told from outlines; only copies that it may change are read.

The answer is that of `run.furniture.with_memory` and `copies.find_furniture` over all copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.clean.memory import FEWEST_WORDS, mask_paragraph
from firsthand.copies.furniture import FEWEST_WORDS as FEWEST_OF_COPIES
from firsthand.copies.furniture import STORIES, find_furniture
from firsthand.model import Article, Origin, Role
from firsthand.run.furniture import clean_again
from firsthand.run.settling.clans import Link
from firsthand.run.settling.pages import Outline, Pages, paragraph_print

Printed = Mapping[tuple[str, int], set[str]]
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PrintMemory:
    """A memory of what was seen that knows paragraphs by their digests.

    Attributes:
        stories: source and paragraph to the texts in whose copies it stood.
        left_out: the text that does not count.
    """

    stories: Printed
    left_out: str

    def stories_seen(self, source: str, masked_paragraph: str) -> int:
        """Return the number of distinct texts, but for the one that is left out."""
        return _others(self.stories, (source, paragraph_print(masked_paragraph)), self.left_out)

    def taught_role(self, source: str, masked_paragraph: str) -> Role | None:
        """Return nothing: what analysts taught was brought to bear in cleaning."""
        del source, masked_paragraph
        return None


def note_furniture(pages: Pages, origins: Sequence[Origin], links: Sequence[Link]) -> None:
    """Note in the pages what reads otherwise with what the other copies and texts show."""
    pages.changed |= {item.document: item for item in _with_memory(pages, origins)}
    pages.changed |= {item.document: item for item in _of_copies(pages, origins, links)}


def _with_memory(pages: Pages, origins: Sequence[Origin]) -> Iterator[Article]:
    """Yield the copies that read otherwise with what their sources print elsewhere."""
    homes = {member: item.id for item in origins for member in item.documents}
    stories: dict[tuple[str, int], set[str]] = defaultdict(set)
    for name, outline in pages.outlines.items():
        for number, words, role in _paragraphs(outline) if outline.source else ():
            if words >= FEWEST_WORDS and role != Role.HEADLINE.value:
                stories[outline.source or "", number].add(homes.get(name, name))
    for name, outline in pages.outlines.items():
        home, source = homes.get(name, name), outline.source
        if source is not None and any(
            role == Role.BODY.value and _others(stories, (source, number), home) >= STORIES
            for number, _, role in _paragraphs(outline)
        ):
            article = pages.cleaned(name)
            found = clean_again(article, pages.document(name), PrintMemory(stories, home))
            if found != article:
                yield found


def _of_copies(pages: Pages, origins: Sequence[Origin], links: Sequence[Link]) -> Sequence[Article]:
    """Return the copies of which a paragraph turns out to be furniture."""
    homes: dict[str, set[str]] = defaultdict(set)
    for origin in origins:
        for name in origin.documents:
            homes[name].add(origin.id)
    seen: dict[tuple[str, int], set[str]] = defaultdict(set)
    for name, outline in pages.outlines.items():
        for number, words, _ in _paragraphs(outline) if outline.house else ():
            if words >= FEWEST_OF_COPIES:
                seen[outline.house or "", number] |= homes[name]
    copied = {name for item in origins if len(item.documents) > 1 for name in item.documents}
    doubted = [
        name
        for name in sorted(copied & pages.outlines.keys())
        if _may_have_furniture(pages.outlines[name], seen, homes[name])
    ]
    wanted = set(doubted)
    relations = [link.relation for link in links if link.a in wanted or link.b in wanted]
    files = pages.documents(doubted)
    known = {
        (house, masked): frozenset(seen.get((house, paragraph_print(masked)), _NONE))
        for name in doubted
        for house, masked in _printed(pages, name)
    }
    articles = [pages[name] for name in doubted]
    return find_furniture(articles, list(files.values()), relations, origins, known)


def _may_have_furniture(outline: Outline, seen: Printed, homes: set[str]) -> bool:
    return outline.house is not None and any(
        role == Role.BODY.value and len(seen.get((outline.house, number), _NONE) - homes) >= STORIES
        for number, _, role in _paragraphs(outline)
    )


def _printed(pages: Pages, name: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a copy as they are remembered, each with the house."""
    text, house = pages.document(name).text, pages.outlines[name].house or ""
    for block in pages[name].blocks:
        yield house, mask_paragraph(text[block.span.start : block.span.end])


def _paragraphs(outline: Outline) -> Iterator[tuple[int, int, str]]:
    return zip(outline.prints, outline.words, outline.roles, strict=True)


def _others(stories: Printed, key: tuple[str, int], home: str) -> int:
    seen = stories.get(key, _NONE)
    return len(seen) - (home in seen)
