"""The visible text of a parsed page, laid out a line a block, with the elements it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.model import Element
from firsthand.resources import load_list

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements that start a new line. Anything else runs on in the line of its parent.
_PARAGRAPHS = frozenset(load_list("page_tags")["paragraphs"])
_LINES = frozenset(load_list("page_tags")["lines"])
_UNSEEN = frozenset(load_list("page_tags")["unseen"])
# In these, any of the next ends them (the HTML standard, "parsing main-inforeign"), but for
# what stands in elements that may hold HTML.
_FOREIGN = frozenset(["svg", "math"])
_BREAKS_OUT = frozenset(load_list("page_tags")["breaks_out"])
_HOLDS_HTML = frozenset(load_list("page_tags")["holds_html"])
_HEADINGS = frozenset(load_list("page_tags")["headings"])
# Inline elements that are worth an `Element` of their own by what they are called.
_TELLING = re.compile(
    r"author|byline|credit|copyright|caption|dateline|publish|date|time|source|agency|updated",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w-]{1,30}")
_SPACE = re.compile(r"[\s\xa0]+")
_LONGEST_CELL = 40
_MOST_PATH = 14
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page; `blocks` are the indexes of the elements that are a whole line."""

    text: str
    elements: tuple[Element, ...]
    blocks: tuple[int, ...]


@dataclass(slots=True)
class _Line:
    """The line that is being written."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    owner: HtmlElement | None = None
    last: HtmlElement | None = None
    value: str | None = None


@dataclass(slots=True)
class _Sheet:
    """The text written so far."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    elements: list[Element] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    line: _Line = field(default_factory=_Line)
    inline: list[tuple[HtmlElement, int, int]] = field(default_factory=list)
    open_inline: list[tuple[HtmlElement, int]] = field(default_factory=list)
    links: int = 0
    paragraph: bool = False
    paths: dict[HtmlElement, tuple[str, ...]] = field(default_factory=dict)
    names: dict[HtmlElement, str] = field(default_factory=dict)


def lay_out(tree: HtmlElement) -> PageText:
    """Return all visible text of `tree`: headline, menus, captions, teasers and report alike.

    White space is collapsed inside a line, lines follow each other as the elements do, with a
    blank line around paragraphs. Scripts, styles and other unseen elements have no text.
    """
    sheet = _Sheet()
    body = tree.find("body")
    root = tree if body is None else body
    # A stack of our own, for pages nest deeper than Python recurses.
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            _leave(sheet, node)
            _write(sheet, node.tail, node.getparent())
            continue
        if not isinstance(node.tag, str) or _is_unseen(node):
            # HTML in a drawing ends the drawing, as it does for browsers: nobody closed it.
            freed = _broken_out(node)
            if freed:
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(freed))
            elif node is not root:
                _write(sheet, node.tail, node.getparent())
            continue
        _enter(sheet, node)
        if node is not root:
            stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))
    _end_line(sheet)
    text = "".join(sheet.pieces)
    return PageText(text + "\n" if text else "", tuple(sheet.elements), tuple(sheet.blocks))


def _is_unseen(node: HtmlElement) -> bool:
    """Whether a browser would never show the text of this element."""
    if node.tag.lower() in _UNSEEN:
        return True
    # React streams a page as <div hidden id="S:0"> that its script then puts in place.
    return node.get("hidden") is not None and not (node.get("id") or "").startswith("S:")


def _broken_out(node: HtmlElement) -> list[HtmlElement]:
    """Return the outermost HTML blocks in a drawing or formula that was never closed."""
    if node.tag not in _FOREIGN:
        return []
    found: list[HtmlElement] = []
    stack = list(reversed(node))
    while stack:
        child = stack.pop()
        if child.tag in _BREAKS_OUT:
            found.append(child)
        elif child.tag not in _HOLDS_HTML:
            stack.extend(reversed(child))
    return found


def _enter(sheet: _Sheet, node: HtmlElement) -> None:
    tag = node.tag.lower()
    if tag == "br":
        _break(sheet, node)
    elif tag in {"td", "th"} and _is_cell(node):
        _write(sheet, " ", node)
    elif tag in _PARAGRAPHS or tag in _LINES:
        _end_line(sheet)
        sheet.paragraph = sheet.paragraph or tag in _PARAGRAPHS
    elif tag == "a":
        sheet.links += 1
    if tag == "time" or (
        tag in {"span", "a", "b", "em", "i", "strong", "cite", "small"} and _tells(node)
    ):
        sheet.open_inline.append((node, sheet.line.length))
    _write(sheet, node.text, node)


def _leave(sheet: _Sheet, node: HtmlElement) -> None:
    tag = node.tag.lower()
    if tag == "a":
        sheet.links -= 1
    if sheet.open_inline and sheet.open_inline[-1][0] is node:
        _, start = sheet.open_inline.pop()
        if sheet.line.length > start:
            sheet.inline.append((node, start, sheet.line.length))
    if (tag in _PARAGRAPHS or tag in _LINES) and not _is_cell(node):
        _end_line(sheet)
        sheet.paragraph = sheet.paragraph or tag in _PARAGRAPHS


def _break(sheet: _Sheet, node: HtmlElement) -> None:
    """A `<br>` ends the line, but for headings, which are one line however they are set."""
    parent = node.getparent()
    if parent is not None and parent.tag in _HEADINGS:
        _write(sheet, " ", parent)
    else:
        _end_line(sheet)


def _is_cell(node: HtmlElement) -> bool:
    """Whether this is a small cell of a table of data, which is read with its row."""
    if node.tag not in {"td", "th"} or len(node.text or "") > _LONGEST_CELL:
        return False
    return not any(child.tag in _PARAGRAPHS or child.tag == "br" for child in node)


def _tells(node: HtmlElement) -> bool:
    if _TELLING.search(_names(node)):
        return True
    parent = node.getparent()
    # "<div class=byline><a>Jane Doe</a><a>John Roe</a></div>": the links are the names.
    return node.tag == "a" and parent is not None and _TELLING.search(_names(parent)) is not None


def _names(node: HtmlElement) -> str:
    return " ".join(node.get(key) or "" for key in ("class", "itemprop", "rel"))


def _write(sheet: _Sheet, text: str | None, owner: HtmlElement | None) -> None:
    """Add text to the current line, white space collapsed."""
    if not text:
        return
    text = _SPACE.sub(" ", text)
    line = sheet.line
    if (line.length == 0 or line.pieces[-1].endswith(" ")) and text.startswith(" "):
        text = text[1:]
    if not text:
        return
    if line.owner is None:
        line.owner = owner
    last = line.pieces[-1][-1] if line.pieces else " "
    if last.islower() and text[0].isupper() and owner is not line.last:
        # "Jane Doe<span>Published": parts that the style sheet sets apart stay apart.
        text = " " + text
    line.last = owner
    line.pieces.append(text)
    line.length += len(text)
    if sheet.links > 0:
        line.linked += len(text)


def _end_line(sheet: _Sheet) -> None:
    """Close the current line: put it on the sheet and note which element it came from."""
    line = sheet.line
    text = "".join(line.pieces).strip()
    if not text:
        sheet.line, sheet.inline = _Line(), []
        sheet.open_inline = [(node, 0) for node, _ in sheet.open_inline]
        return
    if sheet.pieces:
        gap = "\n\n" if sheet.paragraph else "\n"
        sheet.pieces.append(gap)
        sheet.length += len(gap)
    start = sheet.length
    sheet.pieces.append(text)
    sheet.length += len(text)
    sheet.blocks.append(len(sheet.elements))
    sheet.elements.append(_line_element(sheet, line, start))
    open_now = [(node, begin, line.length) for node, begin in sheet.open_inline]
    for node, begin, end in sheet.inline + open_now:
        piece = text[begin:end]
        first = begin + len(piece) - len(piece.lstrip())
        last = begin + len(piece.rstrip())
        if first < last:
            path = _path(sheet, node)
            tag = node.tag.lower()
            sheet.elements.append(Element(start + first, start + last, tag, path, _value(node)))
    sheet.line, sheet.inline = _Line(), []
    sheet.open_inline = [(node, 0) for node, _ in sheet.open_inline]
    sheet.paragraph = False


def _line_element(sheet: _Sheet, line: _Line, start: int) -> Element:
    """Return the element of a whole line: its nearest block, and how much of it is links."""
    node = line.owner
    value = None
    while node is not None and not _is_block(node):
        value = value or _value(node)
        node = node.getparent()
    value = value or (None if node is None else _value(node))
    path = () if node is None else _path(sheet, node)
    tag = "body" if node is None else node.tag.lower()
    share = round(min(1.0, line.linked / max(1, line.length)), 2)
    return Element(start, sheet.length, tag, path, value, link_share=share)


def _is_block(node: HtmlElement) -> bool:
    tag = node.tag.lower()
    return tag in _PARAGRAPHS or tag in _LINES or tag == "time"


def _value(node: HtmlElement) -> str | None:
    value = node.get("datetime") or (node.get("content") if node.get("itemprop") else None)
    return value.strip()[:80] or None if value else None


def _path(sheet: _Sheet, node: HtmlElement) -> tuple[str, ...]:
    """Return tag and class or id words from the outside in, the innermost levels only."""
    known = sheet.paths.get(node)
    if known is not None:
        return known
    chain: list[str] = []
    step: HtmlElement | None = node
    while step is not None and len(chain) < _MOST_PATH:
        name = sheet.names.get(step)
        if name is None:
            name = sheet.names[step] = _named(step)
        chain.append(name)
        step = step.getparent()
    path = tuple(reversed(chain))
    sheet.paths[node] = path
    return path


def _named(node: HtmlElement) -> str:
    names = " ".join(
        node.get(key) or "" for key in ("class", "id", "itemprop", "rel", "role", "data-testid")
    )
    words = _WORD.findall(names.lower())[:_MOST_NAMES]
    return ".".join([node.tag.lower(), *words])
