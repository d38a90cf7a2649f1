"""Articles and documents, read only where somebody asks, and an outline of each copy at hand.

Most of what settling asks of all copies is little: whose dateline, which day, where the body
stands. It is taken from each copy once; the copy itself is read again where it plays a part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from firsthand.clean.memory import mask_paragraph, source_key
from firsthand.copies import restore_roles
from firsthand.copies.citations import agencies_byline, unnamed_citations
from firsthand.copies.houses import house_of
from firsthand.model import Article, Document, Published, Quoted
from firsthand.run.pipeline import Run
from firsthand.run.settling.parts import Parts, digest
from firsthand.run.versions import VERSIONS
from firsthand.store.codec import decode, encode

_PIECE = 256  # documents that are read at a time


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked of every copy, as cleaning left it.

    Attributes:
        stamp: digest of the copy as cleaning left it, its document, and from where it came.
        agency: that of its dateline.
        published: when it says it was published.
        body: begin and end of each block of its body in the stored text, one after the other.
        unnamed: where it rests on newsrooms that it does not name.
        signed: the line that signs with agencies it does not name.
        source: under which name what its source prints is remembered.
        house: who published it.
        prints: digests of its paragraphs, where a source or a house is known.
        words: how many words each of these has.
        roles: the role of each.
        is_moved: whether copies told that some of it is furniture.
    """

    stamp: str = ""
    agency: str | None = None
    published: Published | None = None
    body: tuple[int, ...] = ()
    unnamed: tuple[Quoted, ...] = ()
    signed: Quoted | None = None
    source: str | None = None
    house: str | None = None
    prints: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    is_moved: bool = False


def paragraph_print(masked: str) -> int:
    """Return the number under which a masked paragraph is known: 62 bits of a digest."""
    return int.from_bytes(blake2b(masked.encode(), digest_size=8).digest(), "big") >> 2


def outline_of(article: Article, document: Document) -> Outline:
    """Return the outline of a copy as cleaning left it, without its stamp."""
    source, house = source_key(document), house_of(article, document)
    blocks = article.blocks if source or house else ()
    masked = [mask_paragraph(document.text[x.span.start : x.span.end]) for x in blocks]
    return Outline(
        agency=(article.dateline.agency or None) if article.dateline else None,
        published=article.published,
        body=tuple(at for x in article.body for at in (x.span.start, x.span.end)),
        unnamed=tuple(unnamed_citations(article, document)),
        signed=agencies_byline(article, document),
        source=source,
        house=house,
        prints=tuple(map(paragraph_print, masked)),
        words=tuple(text.count(" ") + 1 for text in masked),
        roles=tuple(str(block.role) for block in blocks),
    )


class Pages(Mapping[str, Article]):
    """The articles of all compared documents, as settling leaves them.

    Attributes:
        raw: each as it is kept.
        outlines: what is asked of every copy.
        stamps: that of each outline.
        changed: those that are not as cleaning left them.
        came: the documents that came in since the run before; None where others changed or went.
    """

    def __init__(self, run: Run, ids: Iterable[str]) -> None:
        """Bring the outlines up to date.

        Args:
            run: the run.
            ids: of all documents that were compared.
        """
        self._store = run.store
        wanted = set(ids)
        self.raw = {name: text for name, text in run.store.raw("articles") if name in wanted}
        self._sources = self._brought()
        self.changed: dict[str, Article] = {}
        self._read: dict[str, Article] = {}
        self._files: dict[str, Document] = {}
        self._parts = Parts(run.store, "outline", anew=run.anew)
        self.came: frozenset[str] | None = None
        self.outlines = self._outlined()
        self.stamps = {name: outline.stamp for name, outline in self.outlines.items()}

    def __getitem__(self, name: str) -> Article:
        """Return an article as settling leaves it."""
        return self.changed.get(name) or self.cleaned(name)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is an article of a document, without reading it."""
        return name in self.raw

    def __iter__(self) -> Iterator[str]:
        """Yield the documents in id order."""
        return iter(self.raw)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.raw)

    def kept(self, name: str) -> Article:
        """Return an article as it is kept."""
        return decode(Article, self.raw[name])

    def cleaned(self, name: str) -> Article:
        """Return an article as cleaning left it."""
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = restore_roles(self.kept(name))
        return found

    def document(self, name: str) -> Document:
        """Return a document as it was read."""
        if name not in self._files:
            self.documents([name])
        return self._files[name]

    def documents(self, names: Iterable[str]) -> dict[str, Document]:
        """Return documents as they were read, with their texts."""
        wanted = sorted(names)
        missing = [name for name in wanted if name not in self._files]
        self._files |= {item.id: item for item in self._store.documents(missing)}
        return {name: self._files[name] for name in wanted}

    def dated(self, name: str) -> Article:
        """Return an article of which no more than its day of publication may be asked."""
        return Article(name, None, (), published=self.outlines[name].published)

    def forget_texts(self) -> None:
        """Let go of the documents that were read: nobody asks for them any more."""
        self._files.clear()

    def unlike_kept(self) -> list[Article]:
        """Return the articles that are no longer as they are kept."""
        moved = {name for name, outline in self.outlines.items() if outline.is_moved}
        found = ((name, self[name]) for name in sorted(moved | self.changed.keys()))
        return [article for name, article in found if article != self.kept(name)]

    def note_kept(self, article: Article) -> None:
        """Note that an article is kept as it is now."""
        name = article.document
        self.raw[name] = encode(article)
        is_moved = article != self.cleaned(name)
        self._keep(name, replace(self.outlines[name], is_moved=is_moved))

    def save(self) -> None:
        """Keep the outlines; inside a transaction."""
        self._parts.save()

    def _brought(self) -> dict[str, str]:
        """Return for each copy the digest of its document and of from where it came."""
        names = list(self.raw)
        details = dict(self._store.raw("documents", names))
        sources: dict[str, list[str]] = defaultdict(list)
        for name, record in self._store.raw("acquisitions", names):
            sources[name].append(record)
        versions = VERSIONS["read"], VERSIONS["clean"], VERSIONS["copies"]
        return {name: digest(*versions, details[name], *sorted(sources[name])) for name in names}

    def _outlined(self) -> dict[str, Outline]:
        fresh = [name for name in self.raw if not self._parts.knows(name, self._key(name))]
        known = self._parts.owners()
        if known.isdisjoint(fresh) and known <= self.raw.keys():
            self.came = frozenset(fresh)
        found = {name: decode(Outline, text) for name, text in self._parts.answers()}
        for at in range(0, len(fresh), _PIECE):
            for document in self._store.documents(fresh[at : at + _PIECE]):
                found[document.id] = self._outline(document)
        return {name: found[name] for name in self.raw}

    def _outline(self, document: Document) -> Outline:
        name = document.id
        kept = self.kept(name)
        cleaned = restore_roles(kept)
        stamp = digest(self._sources[name], encode(cleaned))
        outline = replace(outline_of(cleaned, document), stamp=stamp, is_moved=cleaned != kept)
        self._keep(name, outline)
        return outline

    def _key(self, name: str) -> str:
        return digest(self._sources[name], self.raw[name])

    def _keep(self, name: str, outline: Outline) -> None:
        self._parts.keep(name, self._key(name), encode(outline))


class Outlined:
    """What `copies.dependence` asks of every report, from the outlines."""

    def __init__(self, pages: Pages, texts: Mapping[str, str]) -> None:
        """Keep what to answer from: outlines, and the stored texts of the reports asked for."""
        self._pages = pages
        self._texts = texts

    def text(self, document: str) -> str:
        """Return the body of a report as one text."""
        text, body = self._texts[document], self._pages.outlines[document].body
        blocks = zip(body[::2], body[1::2], strict=True)
        return "\n".join(text[start:end] for start, end in blocks)

    def unnamed(self, document: str) -> tuple[Quoted, ...]:
        """Return where it rests on newsrooms that it does not name."""
        return self._pages.outlines[document].unnamed

    def signed(self, document: str) -> Quoted | None:
        """Return the line that signs with agencies it does not name."""
        return self._pages.outlines[document].signed

    def document(self, document: str) -> Document:
        """Return a report as it was read."""
        return self._pages.document(document)
