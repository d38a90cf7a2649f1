"""HTML pages: all visible text a line a block, and what the markup says of it and of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.errors import ReadError
from firsthand.model import Element, PageField
from firsthand.read.page_blocks import PageText, lay_out
from firsthand.read.page_fields import read_fields
from firsthand.read.page_kickers import part_kickers
from firsthand.read.page_titles import with_title
from firsthand.read.page_trees import parse_tree
from firsthand.read.stated_text import show_stated

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Pages with more characters than this are not given to the article extractors.
EXTRACTOR_LIMIT = 3_000_000


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
    part_kickers(tree, fields)
    page = _flat_text(html) if is_cut else lay_out(tree)
    if is_cut and page.text.strip():
        note = "the page nests too deeply for its markup to be read; its text was taken alone"
        return Page(page.text, page.elements, fields, (note,))
    is_stub = bool(page.text.strip()) and show_stated(tree, page.text)
    if is_stub:
        page = lay_out(tree)
    rebuilt = None if page.text.strip() else _from_scripts(tree, fields)
    if rebuilt is not None:
        tree, html = rebuilt
        page = lay_out(tree)
    if not page.text.strip():
        raise ReadError(
            f"{name}: expected an HTML page with text, found none outside its scripts; "
            "save the page after it was rendered"
        )
    elements, notes = _with_votes(page, tree, html, fields)
    page = with_title(PageText(page.text, elements, page.blocks), fields)
    if rebuilt is not None:
        notes = (*notes, "the page shows no text; its report was taken from the data of a script")
    elif is_stub:
        notes = (*notes, "the page shows little of the report that it states for machines in full")
    return Page(page.text, page.elements, fields, notes)


def _from_scripts(tree: _Element, fields: tuple[PageField, ...]) -> tuple[_Element, str] | None:
    """Return a page made of the report in a script's data, parsed and as HTML."""
    from firsthand.read.script_text import rebuilt_page

    html = rebuilt_page(tree, fields)
    rebuilt = None if html is None else parse_tree(html)[0]
    return None if html is None or rebuilt is None else (rebuilt, html)


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
    page: PageText, tree: _Element, html: str, fields: tuple[PageField, ...]
) -> tuple[tuple[Element, ...], tuple[str, ...]]:
    """Return the elements with the votes of the extractors and of the block scorer."""
    if len(html) > EXTRACTOR_LIMIT:
        note = f"no article extractor was asked: the page has {len(html)} characters"
        return page.elements, (note,)
    from firsthand.read.report_votes import score_blocks

    return score_blocks(page, tree, html, fields), ()
