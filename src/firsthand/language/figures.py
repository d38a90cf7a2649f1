"""Numbers in figures: separators of both habits ("1,674.5", "1.111,11"), scales, powers."""

from __future__ import annotations

import re

NUMBER_WORD = re.compile(
    r"(?P<power>\d+(?:\.\d+)?(?:[eE][+-]?\d+|(?:x10)?\^[+-]{0,2}\d+))(?![\w.])"
    r"|(?P<figure>\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!\d|,\d)|\d{1,3}(?:\.\d{3})+,\d+"
    r"|\d{1,3}(?: \d{3})+(?!\d|[,.]\d)|(?<![\d,])\d+,\d{1,2}(?!\d|,\d)|\d*\.\d+|\d+)"
    r"(?P<suffix>\s?(?:mm|bn|[kmgbt])(?![a-z\d']))?(?P<unit>[a-z]+)?"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>[^\w\s])",
    re.IGNORECASE,
)
_SUFFIXES = {"k": 1e3, "m": 1e6, "mm": 1e6, "g": 1e9, "b": 1e9, "bn": 1e9, "t": 1e12}


def figure_value(match: re.Match[str]) -> float | None:
    """Return what a match of NUMBER_WORD is worth; None where it is no figure, or has a unit."""
    if match["power"]:
        return _power(match["power"])
    if match["figure"] is None or match["unit"]:
        return None
    return read_figure(match["figure"]) * _SUFFIXES.get((match["suffix"] or "").strip().lower(), 1)


def _power(text: str) -> float | None:
    base, sign, exponent = re.split(r"(e|x10\^|\^)", text.lower(), maxsplit=1)
    power = int(exponent.replace("--", "-").replace("+", ""))
    if abs(power) > 300:  # noqa: PLR2004 (beyond what a float holds)
        return None
    return float(base) ** power if sign == "^" else float(base) * 10.0**power


def read_figure(digits: str) -> float:
    """Return what a figure is worth, whichever of comma and point separates its thousands.

    "1,674.5" and "1.674,5" are the same; a single comma before three digits separates
    thousands ("12,567"), a single point a decimal ("12.567").
    """
    digits = digits.replace(" ", "")
    if "," in digits and "." in digits:
        decimal = max(digits.rfind(","), digits.rfind("."))
        whole = re.sub(r"[.,]", "", digits[:decimal])
        return float(f"{whole}.{digits[decimal + 1 :]}")
    if digits.count(".") > 1:
        return float(digits.replace(".", ""))
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return float(digits.replace(",", "."))
    return float(digits.replace(",", ""))
