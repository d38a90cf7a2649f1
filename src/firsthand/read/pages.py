"""HTML pages: all visible text a line a block, and what the markup says of it and of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.errors import ReadError
from firsthand.model import Element, PageField
from firsthand.read.page_blocks import PageText, lay_out
from firsthand.read.page_fields import read_fields

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Pages with more characters than this are not given to the article extractors.
EXTRACTOR_LIMIT = 3_000_000
# What lxml refuses in a string: the declaration of an encoding, and control characters.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.DOTALL)
_UNWELCOME = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """The stored text of a page with its elements, fields and notes."""

    text: str
    elements: tuple[Element, ...]
    fields: tuple[PageField, ...]
    notes: tuple[str, ...] = ()


def read_page(html: str, *, name: str) -> Page:
    """Return the visible text of a page and what its markup says.

    Args:
        html: the decoded page.
        name: names the page in error messages.

    Raises:
        ReadError: nothing on the page is text (only scripts, an empty body).
    """
    tree = parse_tree(html)
    if tree is None:
        raise ReadError(f"{name}: expected an HTML page, found no element in it")
    fields = read_fields(tree)
    page = lay_out(tree)
    if not page.text.strip():
        raise ReadError(
            f"{name}: expected an HTML page with text, found none outside its scripts; "
            "save the page after it was rendered"
        )
    elements, notes = _with_votes(page, tree, html)
    return Page(page.text, elements, fields, notes)


def parse_tree(html: str) -> HtmlElement | None:
    """Return the root of a page that may be broken in any way, None where there is none."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    clean = _UNWELCOME.sub(" ", _DECLARATION.sub("", html))
    parser = HTMLParser(
        recover=True, huge_tree=True, no_network=True, remove_pis=True, remove_comments=True
    )
    try:
        return document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _with_votes(
    page: PageText, tree: HtmlElement, html: str
) -> tuple[tuple[Element, ...], tuple[str, ...]]:
    """Return the elements with `is_article` set where the extractors kept the block."""
    if len(html) > EXTRACTOR_LIMIT:
        note = f"no article extractor was asked: the page has {len(html)} characters"
        return page.elements, (note,)
    from firsthand.read.article_votes import vote_article

    kept = vote_article(page, tree, html)
    return tuple(
        replace(element, is_article=index in kept) for index, element in enumerate(page.elements)
    ), ()
