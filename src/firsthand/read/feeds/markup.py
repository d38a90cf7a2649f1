"""The XML of a feed as a tree: no entity is expanded, no address in it is followed."""

from __future__ import annotations

import re
from html.entities import name2codepoint

from lxml import etree

from firsthand.errors import ReadError
from firsthand.read.decoding import decode

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_OWN = {"amp", "lt", "gt", "quot", "apos"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOST_HEAD = 4096
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def parse_tree(data: bytes, *, url: str) -> tuple[etree._Element, tuple[str, ...]]:
    """Return the root of a feed's XML, and what was mended to get it.

    Raises:
        ReadError: it is no XML, or declares entities, which no feed needs.
    """
    text, notes = _text_of(data)
    if _ENTITY.search(text[:_MOST_HEAD]) or "<!ENTITY" in text:
        raise ReadError(f"{url}: the feed declares entities, which is refused")
    plain = _NAMED.sub(_number, _CONTROL.sub("", _HEAD.sub("", text, count=1)))
    encoded = plain.strip().encode("utf-8", "replace")
    try:
        return etree.fromstring(encoded, _parser(recover=False)), notes
    except etree.XMLSyntaxError as error:
        first = str(error)
    try:
        root = etree.fromstring(encoded, _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise ReadError(f"{url}: this is no XML: {first}")
    return root, (*notes, f"the feed is damaged and was mended: {first}")


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def _text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text by the declared encoding, or by its look where that cannot be."""
    declared = _DECLARED.match(data[:_MOST_HEAD].removeprefix(b"\xef\xbb\xbf"))
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    if not data.startswith(_WIDE):
        try:
            return data.decode(name if name.lower() != "utf-8" else "utf-8-sig"), ()
        except (UnicodeDecodeError, LookupError):
            pass
    found = decode(data)
    return found.text, (f"the feed says {name} and is {found.encoding}",)


def _number(found: re.Match[str]) -> str:
    """Return a named reference of HTML as a number, which XML knows too."""
    name = found.group(1)
    if name in _OWN or name not in name2codepoint:
        return found.group()
    return f"&#{name2codepoint[name]};"


def local(node: etree._Element) -> str:
    """Return the name of an element without its namespace, in lower case."""
    # A prefix that damage has left without its namespace stays before the name.
    return (
        node.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(node.tag, str) else ""
    )


def space(node: etree._Element) -> str:
    """Return the namespace of an element, "" where it has none."""
    return node.tag.rpartition("}")[0].lstrip("{") if isinstance(node.tag, str) else ""


def words(node: etree._Element | None) -> str | None:
    """Return the text in an element with single spaces, None where there is none."""
    if node is None:
        return None
    return " ".join("".join(map(str, node.itertext())).split()) or None
