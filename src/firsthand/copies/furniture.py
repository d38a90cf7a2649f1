"""Paragraphs that only one copy of a text has: its outlet's furniture, or its own addition.

Copies feed back to cleaning: what is missing from all other copies of a text and stands in
other texts of the same source too was not written for this one. It stays in the document;
its role changes, with the reason, and is what it was again as soon as that no longer holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.clean.memory import mask_paragraph
from firsthand.copies.houses import house_of
from firsthand.model import Article, Block, CopyRelation, Document, Origin, Reason, Role, Span

KIND = "furniture"
"""The kind of the reason by which such a block is known, so that it can be put back."""
STORIES = 2
"""Other texts of the source in which the paragraph must stand."""
_SHARED = 0.2
"""Share of a paragraph in other copies up to which it counts as missing from them."""
FEWEST_WORDS = 4

Paragraph = tuple[str, str]
Seen = Mapping[Paragraph, frozenset[str]]


def restore_roles(article: Article) -> Article:
    """Return the article as cleaning left it: what was held for furniture is body again."""
    if not any(_is_furniture(block) for block in article.blocks):
        return article
    blocks = tuple(_restored(block) for block in article.blocks)
    return replace(article, blocks=blocks)


def find_furniture(
    articles: Sequence[Article],
    documents: Sequence[Document],
    relations: Sequence[CopyRelation],
    origins: Sequence[Origin],
    known: Seen | None = None,
) -> list[Article]:
    """Return the articles in which paragraphs turn out to be furniture, with their new roles.

    Args:
        articles: as cleaning left them (`restore_roles`).
        documents: the same as they were read.
        relations: what counts as copying.
        origins: the texts that the documents carry.
        known: `see_paragraphs` of all documents, where these articles are some of them.
    """
    files = {item.id: item for item in documents}
    pages = {item.document: item for item in articles if item.document in files}
    homes = _homes(origins)
    seen = see_paragraphs(pages, files, homes) if known is None else known
    shared = _shared_spans(relations, homes)
    copied = {item for origin in origins if len(origin.documents) > 1 for item in origin.documents}
    changed = []
    for name in sorted(copied & pages.keys()):
        article, document = pages[name], files[name]
        house = house_of(article, document)
        if house is None or not shared.get(name):
            continue
        blocks = []
        for block in article.blocks:
            others = seen.get((house, _masked(document, block)), frozenset()) - homes[name]
            is_new = block.role is Role.BODY and len(others) >= STORIES
            missing = is_new and _share(block.span, shared[name]) <= _SHARED
            blocks.append(_moved(block, len(others)) if missing else block)
        if tuple(blocks) != article.blocks and any(item.role is Role.BODY for item in blocks):
            changed.append(replace(article, blocks=tuple(blocks)))
    return changed


def _homes(origins: Sequence[Origin]) -> Mapping[str, frozenset[str]]:
    homes: dict[str, set[str]] = defaultdict(set)
    for origin in origins:
        for item in origin.documents:
            homes[item].add(origin.id)
    return defaultdict(frozenset, {key: frozenset(value) for key, value in homes.items()})


def see_paragraphs(
    pages: Mapping[str, Article],
    files: Mapping[str, Document],
    homes: Mapping[str, frozenset[str]],
    least: int = STORIES + 1,
) -> Seen:
    """Return for each paragraph of each source the texts in whose copies it stands.

    Args:
        pages: the articles by document.
        files: the same as they were read.
        homes: the origins of each.
        least: texts from which a paragraph is told of.
    """
    seen: dict[Paragraph, set[str]] = defaultdict(set)
    for name, article in pages.items():
        house = house_of(article, files[name])
        for block in article.blocks if house else ():
            masked = _masked(files[name], block)
            if masked.count(" ") + 1 >= FEWEST_WORDS:
                seen[house or "", masked] |= homes[name]
    return {key: frozenset(value) for key, value in seen.items() if len(value) >= least}


def _masked(document: Document, block: Block) -> str:
    """Return a paragraph without case, marks and figures."""
    return mask_paragraph(document.text[block.span.start : block.span.end])


def _shared_spans(
    relations: Sequence[CopyRelation], homes: Mapping[str, frozenset[str]]
) -> Mapping[str, list[Span]]:
    """Return for each copy what of it stands in other copies of the same text."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for item in relations:
        if not homes[item.a] & homes[item.b]:
            continue
        spans[item.a] += [run.a for run in item.aligned]
        spans[item.b] += [run.b for run in item.aligned]
    return spans


def _share(block: Span, spans: Sequence[Span]) -> float:
    """Return the share of a block's characters that stand in another copy."""
    covered: set[int] = set()
    for span in spans:
        covered.update(range(max(span.start, block.start), min(span.end, block.end)))
    return len(covered) / max(block.end - block.start, 1)


def _moved(block: Block, stories: int) -> Block:
    text = f"no other copy has it, and {stories} other texts of the source do"
    reason = Reason(KIND, text, block.span)
    return replace(block, role=Role.OTHER, reasons=(*block.reasons, reason))


def _restored(block: Block) -> Block:
    if not _is_furniture(block):
        return block
    kept = tuple(reason for reason in block.reasons if reason.kind != KIND)
    return replace(block, role=Role.BODY, reasons=kept)


def _is_furniture(block: Block) -> bool:
    return any(reason.kind == KIND for reason in block.reasons)
