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
    tree, is_cut = parse_tree(html)
    if tree is None:
        raise ReadError(f"{name}: expected an HTML page, found no element in it")
    fields = read_fields(tree)
    page = _flat_text(html) if is_cut else lay_out(tree)
    if not page.text.strip():
        raise ReadError(
            f"{name}: expected an HTML page with text, found none outside its scripts; "
            "save the page after it was rendered"
        )
    if is_cut:
        note = "the page nests too deeply for its markup to be read; its text was taken alone"
        return Page(page.text, page.elements, fields, (note,))
    elements, notes = _with_votes(page, tree, html)
    return Page(page.text, elements, fields, notes)


def parse_tree(html: str) -> tuple[HtmlElement | None, bool]:
    """Return the root of a page that may be broken in any way, and whether it was cut off.

    The root is None where there is none; a page is cut off where it nests beyond what the
    parser takes (2,048 levels).
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    clean = _UNWELCOME.sub(" ", _DECLARATION.sub("", html))
    parser = HTMLParser(
        recover=True, huge_tree=True, no_network=True, remove_pis=True, remove_comments=True
    )
    try:
        tree = document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    last = parser.error_log.last_error
    return tree, last is not None and last.type_name == "ERR_RESOURCE_LIMIT"


def _flat_text(html: str) -> PageText:
    """Return the visible text of a page without its markup, for pages that nest too deeply."""
    from resiliparse.extract.html2text import extract_plain_text

    found = extract_plain_text(html, main_content=False, alt_texts=False, links=False)
    lines = [" ".join(line.split()) for line in str(found).splitlines()]
    text, elements = "", []
    for line in filter(None, lines):
        elements.append(Element(len(text), len(text) + len(line), "body", ("body",)))
        text += line + "\n"
    return PageText(text, tuple(elements), tuple(range(len(elements))))


def _with_votes(
    page: PageText, tree: HtmlElement, html: str
) -> tuple[tuple[Element, ...], tuple[str, ...]]:
    """Return the elements with what each extractor kept: `is_article` and `is_main`."""
    if len(html) > EXTRACTOR_LIMIT:
        note = f"no article extractor was asked: the page has {len(html)} characters"
        return page.elements, (note,)
    from firsthand.read.article_votes import vote_article, vote_main

    kept, main = vote_article(page, tree), vote_main(page, html)
    return tuple(
        replace(element, is_article=index in kept, is_main=index in main)
        if index in kept or index in main
        else element
        for index, element in enumerate(page.elements)
    ), ()
