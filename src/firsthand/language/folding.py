"""Folding of typography, code point by code point, so that offsets stay true."""

from __future__ import annotations

from firsthand.model import content_id

_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02"
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u0060\u00b4\uff07\u02bc"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\x00"
)
_TABLE = {
    **{ord(mark): '"' for mark in _DOUBLE},
    **{ord(mark): "'" for mark in _SINGLE},
    **{ord(mark): "-" for mark in _DASHES},
    **{ord(mark): " " for mark in _SPACES},
    ord("\u2026"): ".",
}


def fold_text(text: str) -> str:
    """Return the text with plain quotation marks, dashes and spaces; its length is kept.

    Curly, low and angle quotation marks become straight ones, every kind of dash "-", line
    breaks, tabs and no-break spaces a space, an ellipsis character one full stop.
    """
    return text.translate(_TABLE)


def passage_key(text: str) -> str:
    """Return the id of the passage with this text: the same for all typographies of it."""
    return content_id("pa", fold_text(text))
