"""Invented news copy for the tests of cleaning, and how to read it."""

from __future__ import annotations

from firsthand.clean import clean_document
from firsthand.model import Acquisition, Article, Document
from firsthand.read import read_bytes

LEAD = "Ten miners walked free in Karvia on Monday after two years in prison, police said."
SECOND = "Their lawyer, Oren Petrak, said they had gone home to the north."
THIRD = "It was not clear whether eleven other members of the union would follow."


def read(text: str, name: str = "copy.txt", acquisition: Acquisition | None = None) -> Document:
    where = acquisition or Acquisition(path=name)
    return read_bytes(text.encode(), name=name, acquisition=where)[0]


def clean(text: str, name: str = "copy.txt", acquisition: Acquisition | None = None) -> Article:
    return clean_document(read(text, name, acquisition))


def roles(text: str, name: str = "copy.txt") -> dict[str, str]:
    """Return the role of each block by its text."""
    document = read(text, name)
    article = clean_document(document)
    return {document.text[b.span.start : b.span.end]: b.role.value for b in article.blocks}
