"""What reading makes: documents with where they came from and what their markup says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MediaType(StrEnum):
    """What kind of file the stored text was read from."""

    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    JSON_LINES = "application/jsonl"
    WIRE_XML = "application/xml"


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the copy, as far as the one who brought it said."""

    name: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Acquisition:
    """One time that these bytes were brought in: from which file or address, and when.

    `said` is what a feed that led to them says of the copy.
    """

    path: str | None = None
    url: str | None = None
    source_name: str | None = None
    source_domain: str | None = None
    retrieved_at: str | None = None
    said: tuple[PageField, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """What the markup said of one block of the stored text of an HTML page.

    Attributes:
        start, end: code points of the stored text.
        tag: the nearest block tag ("p", "h1", "figcaption", "li", "time", ...).
        path: tags and class or id words from the outside in, for example
            ("body", "main", "article", "figure", "figcaption.wide").
        value: a machine value the element carries (`datetime` of a `<time>`), if any.
        is_article: whether the article extractor kept this block as article text.
        link_share: the share of the block's characters that stand in links.
        is_main: what a second extractor said in ledgers of before; False in new ones. Records are
            stored by the order of their fields, so it keeps its place.
        report: log-odds that this whole line is report, as the block scorer of pages says.
    """

    start: int
    end: int
    tag: str
    path: tuple[str, ...] = ()
    value: str | None = None
    is_article: bool = False
    link_share: float = 0.0
    is_main: bool = False
    report: float | None = None

    @property
    def is_likely_report(self) -> bool:
        """Whether the scorer takes the line for report, else whether the extractor does."""
        return self.is_article if self.report is None else self.report > 0


@dataclass(frozen=True, slots=True, order=True)
class PageField:
    """One machine-readable statement of a page or a record about itself.

    `name` is one of title, headline, author, published, modified, canonical_url,
    site_name, publisher, source_organisation, based_on, description, language, paywall; of a
    wire also guid, version, status and note; of a feed also media_credit.
    `basis` says where it stood ("json-ld", "og:title", "link rel=canonical", "jsonl", ...).
    """

    name: str
    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class Document:
    """One copy as it was read: the text that every later claim points into.

    `id` and `sha256` come from the bytes alone, so the same bytes are one document.
    """

    id: str
    sha256: str
    text: str
    media_type: MediaType
    acquisitions: tuple[Acquisition, ...] = ()
    elements: tuple[Element, ...] = ()
    fields: tuple[PageField, ...] = ()
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    made_by: str = ""

    @property
    def acquisition(self) -> Acquisition:
        """The acquisition that speaks for the document: the least in sort order."""
        if len(self.acquisitions) == 1:
            return self.acquisitions[0]
        return min(self.acquisitions, key=acquisition_order, default=Acquisition())

    @property
    def source(self) -> Source:
        """Who published it, as its acquisition says."""
        first = self.acquisition
        return Source(first.source_name, first.source_domain)


def acquisition_order(item: Acquisition) -> tuple[tuple[bool, str], ...]:
    """Return what acquisitions are sorted by: what is stated comes before what is not."""
    fields = (item.path, item.url, item.source_name, item.source_domain, item.retrieved_at)
    return tuple((value is None, value or "") for value in fields)
