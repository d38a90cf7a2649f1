"""Naming relations with what the copies say of themselves: later takes, silent edits, merges.

The texts alone say how much they share. Whether a longer text is a later take of the same
report, or the same page was changed without a word, is said by addresses, times, headlines
and changed figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from firsthand.copies.families import by_document, is_merged
from firsthand.model import Article, ChangeKind, CopyRelation, Document, Reason, Relation
from firsthand.resources import load_list

_SAME = 0.95
"""Containment both ways from which only small edits can tell two versions apart."""
_LATER = 0.4
"""Share of one text in the other from which it can be a later take."""
_WHOLE = 0.8
"""Share of a merged text in one source, from which it counts as a longer version of that."""


def name_relations(
    relations: Sequence[CopyRelation], articles: Sequence[Article], documents: Sequence[Document]
) -> list[CopyRelation]:
    """Return the relations with later takes and merged texts named as such, in id order.

    Args:
        relations: as `settle` gave them.
        articles: what each copy says of itself.
        documents: the same documents as they were read.
    """
    pages = {item.document: item for item in articles}
    files = {item.id: item for item in documents}
    pairs = by_document(relations)
    merged = lru_cache(maxsize=None)(lambda document: is_merged(document, pairs))
    named = []
    for item in relations:
        reason = _later(item, pages, files)
        if reason is not None:
            reasons = (*item.reasons, reason)
            named.append(replace(item, relation=Relation.UPDATE, reasons=reasons))
        elif _is_piece(item, merged):
            named.append(replace(item, relation=Relation.SHARED_PASSAGE))
        else:
            named.append(item)
    return sorted(named, key=lambda item: (item.a, item.b))


def _is_piece(item: CopyRelation, merged: Callable[[str], bool]) -> bool:
    """Whether one of the two was merged from several, so that neither is a version."""
    shares = {item.a: item.a_in_b, item.b: item.b_in_a}
    versions = {Relation.ABRIDGED, Relation.EXTENDED}
    return item.relation in versions and any(
        share < _WHOLE and merged(document) for document, share in shares.items()
    )


def _later(
    item: CopyRelation, pages: Mapping[str, Article], files: Mapping[str, Document]
) -> Reason | None:
    """Return why one of the two is a later take of the other, None if it is not."""
    if not may_be_later(item):
        return None
    a, b = pages.get(item.a), pages.get(item.b)
    if a is None or b is None or item.a not in files or item.b not in files:
        return None
    address = _addresses(files[item.a]) & _addresses(files[item.b])
    if address:
        return Reason("canonical_url", f"the text at {min(address)} was changed")
    if _take(a) != _take(b):
        later = a if _take(a) else b
        span = later.headline.span if later.headline else None
        return Reason("headline", f"{later.document} is marked as a later take", span)
    if _has_new_figures(item) and _newsrooms(a, files[item.a]) & _newsrooms(b, files[item.b]):
        times = {page.published.value for page in (a, b) if page.published}
        if len(times) > 1:
            return Reason("published_time", "one newsroom, another time, other figures")
    return None


def may_be_later(item: CopyRelation) -> bool:
    """Return whether one text may be a later take of the other, by what they share alone."""
    return max(item.a_in_b, item.b_in_a) >= _LATER and _differs(item)


def _differs(item: CopyRelation) -> bool:
    """Whether words differ, not only print."""
    edited = any(change.kind is not ChangeKind.TYPOGRAPHY for change in item.changed)
    return edited or min(item.a_in_b, item.b_in_a) < _SAME


def _has_new_figures(item: CopyRelation) -> bool:
    return any(
        change.kind is ChangeKind.FIGURE and change.a is not None and change.b is not None
        for change in item.changed
    )


def _addresses(document: Document) -> set[str]:
    """Return the addresses at which a document was fetched, without what varies in them."""
    urls = {item.url for item in document.acquisitions if item.url}
    return {re.sub(r"^https?://(www\.)?|[#?].*$|/$", "", url) for url in urls}


def _newsrooms(article: Article, document: Document) -> set[str]:
    names = {article.byline.agency, document.source.name, document.source.domain}
    names |= {article.dateline.agency} if article.dateline else set()
    return {name for name in names if name}


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    words = "|".join(re.escape(str(word)) for word in load_list("takes")["headline"])
    return re.compile(rf"^\W*(?:{words})\b[\s\d]*[-–—:)\]]|\((?:{words})\)", re.IGNORECASE)


def _take(article: Article) -> str:
    """Return the mark of a later take in a headline, "" where there is none."""
    found = _marks().search(article.headline.text) if article.headline else None
    return found.group().strip().casefold() if found else ""
