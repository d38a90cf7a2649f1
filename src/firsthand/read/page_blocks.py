"""The visible text of a parsed page, laid out a line a block, with the elements it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import Element
from firsthand.resources import load_list

if TYPE_CHECKING:
    from lxml.etree import _Element

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
_CELLS = frozenset(["td", "th"])
_TELLING_TAGS = frozenset(["time", "span", "a", "b", "em", "i", "strong", "cite", "small"])
_BLOCKS = _PARAGRAPHS | _LINES
# Inline elements that are worth an `Element` of their own by what they are called.
_TELLING = re.compile(
    r"author|byline|credit|copyright|caption|dateline|publish|date|time|source|agency|updated",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w-]{1,30}")
_SPACE = re.compile(r"[\s\xa0]+")
_MORE_THAN_BLANK = re.compile(r"[^\S ]|  ")
_NAMING = ("class", "id", "itemprop", "rel", "role", "data-testid")
_ENDS = frozenset(".!?")
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
    """The line that is being written; `path` and `value` are those of the block it begins in."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    path: tuple[str, ...] = ()
    tag: str = "body"
    value: str | None = None
    last: _Element | None = None


@dataclass(slots=True)
class _Open:
    """An element that was entered and not yet left; its path is made when somebody asks."""

    node: _Element
    tag: str
    path: tuple[str, ...] | None = None


@dataclass(slots=True)
class _Sheet:
    """The text written so far, and `trail`: the open elements from the outermost inwards."""

    trail: list[_Open]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    elements: list[Element] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    line: _Line = field(default_factory=_Line)
    inline: list[tuple[_Open, int, int]] = field(default_factory=list)
    open_inline: list[tuple[_Open, int]] = field(default_factory=list)
    links: int = 0
    paragraph: bool = False


def lay_out(tree: _Element) -> PageText:
    """Return all visible text of `tree`: headline, menus, captions, teasers and report alike.

    White space is collapsed inside a line, lines follow each other as the elements do, with a
    blank line around paragraphs. Scripts, styles and other unseen elements have no text.
    """
    body = tree.find("body")
    root = tree if body is None else body
    sheet = _Sheet([_Open(node, node.tag) for node in reversed(list(root.iterancestors()))])
    # A stack of our own, for pages nest deeper than Python recurses; None leaves an element.
    stack: list[_Element | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            left: _Element | None = _leave(sheet)
        elif _is_unseen(node):
            # HTML in a drawing ends the drawing, as it does for browsers: nobody closed it.
            freed = _broken_out(node)
            if freed:
                sheet.trail.append(_Open(node, node.tag))
                stack.append(None)
                stack.extend(reversed(freed))
            left = None if freed else node
        else:
            _enter(sheet, node)
            if len(node):
                stack.append(None)
                stack += node[::-1]  # type: ignore[index]  # the stubs know of no slices
                continue
            left = _leave(sheet)
        if left is not None and left is not root:
            tail = left.tail
            # Most of what stands between elements is the white space of their lay-out.
            if tail and (sheet.line.pieces or not tail.isspace()):
                _write(sheet, tail)
    _end_line(sheet)
    text = "".join(sheet.pieces)
    return PageText(text + "\n" if text else "", tuple(sheet.elements), tuple(sheet.blocks))


def _is_unseen(node: _Element) -> bool:
    """Whether a browser would never show the text of this element."""
    if _never_shown(node.tag):
        return True
    # React streams a page as <div hidden id="S:0"> that its script then puts in place.
    return node.get("hidden") is not None and not (node.get("id") or "").startswith("S:")


@lru_cache(maxsize=1024)
def _never_shown(tag: object) -> bool:
    """Whether the text of no element of a tag is shown; what is no element has no tag."""
    return not isinstance(tag, str) or tag in _UNSEEN or tag.lower() in _UNSEEN


def _broken_out(node: _Element) -> list[_Element]:
    """Return the outermost HTML blocks in a drawing or formula that was never closed."""
    if node.tag not in _FOREIGN:
        return []
    found: list[_Element] = []
    stack = list(reversed(node))
    while stack:
        child = stack.pop()
        if child.tag in _BREAKS_OUT:
            found.append(child)
        elif child.tag not in _HOLDS_HTML:
            stack.extend(reversed(child))
    return found


def _enter(sheet: _Sheet, node: _Element) -> None:
    tag: str = node.tag
    entered = _Open(node, tag)
    if tag in _BLOCKS:
        if tag in _CELLS and _is_cell(node):
            _write(sheet, " ")
        else:
            if sheet.line.pieces:
                _end_line(sheet)
            if tag in _PARAGRAPHS:
                sheet.paragraph = True
    elif tag == "br":
        _break(sheet)
    elif tag == "a":
        sheet.links += 1
    if tag in _TELLING_TAGS and (tag == "time" or _tells(node)):
        sheet.open_inline.append((entered, sheet.line.length))
    sheet.trail.append(entered)
    text = node.text
    if text and (sheet.line.pieces or not text.isspace()):
        _write(sheet, text)


def _leave(sheet: _Sheet) -> _Element:
    """Leave the innermost open element and return it."""
    left = sheet.trail[-1]
    node, tag = left.node, left.tag
    if tag == "a":
        sheet.links -= 1
    if sheet.open_inline and sheet.open_inline[-1][0] is left:
        _, start = sheet.open_inline.pop()
        if sheet.line.length > start:
            _path(sheet.trail, len(sheet.trail) - 1)
            sheet.inline.append((left, start, sheet.line.length))
    if tag in _BLOCKS and not (tag in _CELLS and _is_cell(node)):
        if sheet.line.pieces:
            _end_line(sheet)
        if tag in _PARAGRAPHS:
            sheet.paragraph = True
    sheet.trail.pop()
    return node


def _break(sheet: _Sheet) -> None:
    """A `<br>` ends the line, but for headings, which are one line however they are set."""
    if sheet.trail and sheet.trail[-1].tag in _HEADINGS:
        _write(sheet, " ")
    elif sheet.line.pieces:
        _end_line(sheet)


def _is_cell(node: _Element) -> bool:
    """Whether this is a small cell of a table of data, which is read with its row."""
    if len(node.text or "") > _LONGEST_CELL:
        return False
    return not any(child.tag in _PARAGRAPHS or child.tag == "br" for child in node)


def _tells(node: _Element) -> bool:
    if _are_telling(node.get("class"), node.get("itemprop"), node.get("rel")):
        return True
    parent = node.getparent() if node.tag == "a" else None
    # "<div class=byline><a>Jane Doe</a><a>John Roe</a></div>": the links are the names.
    return parent is not None and _are_telling(
        parent.get("class"), parent.get("itemprop"), parent.get("rel")
    )


@lru_cache(maxsize=4096)
def _are_telling(*names: str | None) -> bool:
    return _TELLING.search(" ".join(name or "" for name in names)) is not None


def _write(sheet: _Sheet, text: str) -> None:
    """Add text of the innermost open element to the current line, white space collapsed."""
    line = sheet.line
    if not line.pieces and text.isspace():
        return
    if _MORE_THAN_BLANK.search(text):
        text = _SPACE.sub(" ", text)
    if text[0] == " " and (line.length == 0 or line.pieces[-1][-1] == " "):
        text = text[1:]
    if not text:
        return
    owner = sheet.trail[-1].node if sheet.trail else None
    if not line.pieces:
        _begin(sheet)
    elif _is_end(line.pieces[-1]) and text[0].isupper() and owner is not line.last:
        # "Jane Doe<span>Published", "in Karvia.<span>Ida Holm": what the style sheet sets apart.
        text = " " + text
    line.last = owner
    line.pieces.append(text)
    line.length += len(text)
    if sheet.links > 0:
        line.linked += len(text)


def _is_end(piece: str) -> bool:
    """Whether a piece ends in a small letter or a full stop that no abbreviation has."""
    last = piece[-1]
    return last.islower() or (last in _ENDS and piece[-3:-1].islower())


def _begin(sheet: _Sheet) -> None:
    """Note the nearest open block, and the machine value of what the line begins in."""
    line, trail = sheet.line, sheet.trail
    for depth in range(len(trail) - 1, -1, -1):
        opened = trail[depth]
        line.value = line.value or _value(opened.node)
        if opened.tag in _BLOCKS or (opened.tag == "time" and not _in_heading(trail)):
            line.tag = opened.tag
            line.path = opened.path or _path(trail, depth)
            return


def _in_heading(trail: list[_Open]) -> bool:
    """Whether a heading is open: "<h1><time>4 March</time> Ten miners freed</h1>" is one."""
    return any(opened.tag in _HEADINGS for opened in trail)


def _end_line(sheet: _Sheet) -> None:
    """Close the current line: put it on the sheet and note which element it came from."""
    line = sheet.line
    text = "".join(line.pieces).strip()
    if text:
        _put(sheet, line, text)
    sheet.line = _Line()
    if sheet.inline:
        sheet.inline = []
    if sheet.open_inline:
        sheet.open_inline = [(opened, 0) for opened, _ in sheet.open_inline]


def _put(sheet: _Sheet, line: _Line, text: str) -> None:
    """Put a line on the sheet with its element and those marked up inside it."""
    if sheet.pieces:
        gap = "\n\n" if sheet.paragraph else "\n"
        sheet.pieces.append(gap)
        sheet.length += len(gap)
    sheet.paragraph = False
    start = sheet.length
    sheet.pieces.append(text)
    sheet.length += len(text)
    sheet.blocks.append(len(sheet.elements))
    share = round(min(1.0, line.linked / max(1, line.length)), 2)
    sheet.elements.append(
        Element(start, sheet.length, line.tag, line.path, line.value, link_share=share)
    )
    if not sheet.inline and not sheet.open_inline:
        return
    for opened, begin, end in sheet.inline + _still_open(sheet):
        piece = text[begin:end]
        first = begin + len(piece) - len(piece.lstrip())
        last = begin + len(piece.rstrip())
        if first < last:
            path, value = opened.path or (), _value(opened.node)
            sheet.elements.append(Element(start + first, start + last, opened.tag, path, value))


def _still_open(sheet: _Sheet) -> list[tuple[_Open, int, int]]:
    """Return the telling elements that the line ends inside of, with their stretch of it."""
    if not sheet.open_inline:
        return []
    places = {id(opened): depth for depth, opened in enumerate(sheet.trail)}
    for opened, _ in sheet.open_inline:
        if id(opened) in places:
            _path(sheet.trail, places[id(opened)])
    return [(opened, begin, sheet.line.length) for opened, begin in sheet.open_inline]


def _value(node: _Element) -> str | None:
    value = node.get("datetime") or (node.get("content") if node.get("itemprop") else None)
    return value.strip()[:80] or None if value else None


def _path(trail: list[_Open], depth: int) -> tuple[str, ...]:
    """Return tag and class or id words from the outside in, the innermost levels only."""
    known = depth
    while known >= 0 and trail[known].path is None:
        known -= 1
    path = (trail[known].path or ()) if known >= 0 else ()
    for opened in trail[known + 1 : depth + 1]:
        path = (*path[1 - _MOST_PATH :], _named(opened))
        opened.path = path
    return path


def _named(opened: _Open) -> str:
    marks = dict(opened.node.items())
    if not marks:
        return opened.tag
    names = " ".join([str(marks[key]) for key in _NAMING if key in marks])
    return _with_words(opened.tag, names) if names else opened.tag


@lru_cache(maxsize=4096)
def _with_words(tag: str, names: str) -> str:
    return ".".join([tag, *_WORD.findall(names.lower())[:_MOST_NAMES]])
