r"""Cleaning: every line of a copy gets a role, and the copy's word on itself is read.

Comes in: a `Document`, and what is remembered of its source. Goes out: an `Article` with
blocks (headline, byline, date, body, caption, credit, appeal, teaser, note, url, bio, other),
headline, typed byline, dateline, dates, captions, credits and canonical address. Nothing is
deleted and nothing is resolved: who is independent of whom is for `copies`.

    >>> from firsthand.clean import clean_document
    >>> from firsthand.model import Acquisition
    >>> from firsthand.read import read_bytes
    >>> text = b"Ten miners freed\\n\\nBy AFP\\n\\nTen miners walked free, police said.\\n"
    >>> copy = read_bytes(text, name="a.txt", acquisition=Acquisition())[0]
    >>> article = clean_document(copy)
    >>> article.headline.text, article.byline.agency, len(article.body)
    ('Ten miners freed', 'AFP', 1)
"""

from firsthand.clean.articles import MADE_BY, clean_document
from firsthand.clean.memory import (
    NO_MEMORY,
    Furniture,
    SeenCopy,
    SourceMemory,
    Taught,
    list_furniture,
    mask_paragraph,
    remember,
    see_copy,
    source_key,
)

__all__ = [
    "MADE_BY",
    "NO_MEMORY",
    "Furniture",
    "SeenCopy",
    "SourceMemory",
    "Taught",
    "clean_document",
    "list_furniture",
    "mask_paragraph",
    "remember",
    "see_copy",
    "source_key",
]
