"""From the HTML of a page to its tree, and what is looked up in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

# What lxml refuses in a string: the declaration of an encoding, and control characters.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.DOTALL)
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_UNWELCOME = {**dict.fromkeys(_CONTROLS, " "), 0xFFFE: " ", 0xFFFF: " "}


def parse_tree(html: str, *, for_library: bool = False) -> tuple[_Element | None, bool]:
    """Return the root of a page that may be broken in any way, and whether it was cut off.

    The root is None where there is none; a page is cut off where it nests beyond what the
    parser takes (2,048 levels).

    Args:
        html: the decoded page.
        for_library: make elements of `lxml.html`, as other libraries want them; those of
            `lxml.etree` are made several times faster.
    """
    from lxml import etree
    from lxml import html as library

    make = library.HTMLParser if for_library else etree.HTMLParser
    declared = _DECLARATION.match(html)
    clean = _without_unwelcome(html[declared.end() :] if declared else html)
    parser = make(
        recover=True, huge_tree=True, no_network=True, remove_pis=True, remove_comments=True
    )
    try:
        tree = etree.fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    if tree is not None:
        _take_in_rest(tree)
    last = parser.error_log.last_error
    return tree, last is not None and last.type_name == "ERR_RESOURCE_LIMIT"


def _take_in_rest(tree: _Element) -> None:
    """Put what follows the end of the body, or of the page, into the body, as browsers do.

    Templates close the page below their menu ("</body></html>") and go on with the report.
    """
    body = tree.find("body")
    if body is None:
        return
    rest = [*body.itersiblings(), *tree.itersiblings()]
    for part in rest:
        if part.tag == "html":
            for inner in (part, *part.findall("body")):
                inner.tag = "div"
        body.append(part)


def _without_unwelcome(html: str) -> str:
    """Return a page with blanks in place of what lxml refuses; most pages hold none of it."""
    raw = html.encode("utf-8", "surrogatepass")
    is_clean = len(raw.translate(None, _CONTROLS)) == len(raw)
    if is_clean and "\ufffe" not in html and "\uffff" not in html:
        return html
    return html.translate(_UNWELCOME)


def find_all(node: _Element, path: str) -> list[_Element]:
    """Return the elements of an XPath from `node`, in page order."""
    return cast("list[_Element]", _xpath(path)(node))


def text_of(node: _Element) -> str:
    """Return all text of an element as it stands."""
    return str(_xpath("string()")(node))


@lru_cache(maxsize=32)
def _xpath(path: str) -> Callable[[_Element], object]:
    from lxml.etree import XPath

    return XPath(path, smart_strings=False)
