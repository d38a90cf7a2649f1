"""From bytes to text: byte order marks, UTF-8, UTF-16 and UTF-32, declared and guessed charsets."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096
_GUESS_BYTES = 65_536
_WIDEST = 4
_FEW_ODD = 0.02
# One damaged byte in fifty well-formed sequences is a damaged UTF-8 file, not a Latin-1 one.
_DAMAGE = 0.2
_ONE_BYTE = ("cp125", "koi8", "iso8859", "mac", "cp866")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of its encoding and what had to be done to read it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, declared_in_head: bool = False) -> Decoded:
    """Return the text of `data`; never fails, says in `notes` what was replaced.

    Args:
        data: the bytes of a file that is text of some kind.
        declared_in_head: look for `charset=` or `encoding=` in the first 4 KB (HTML, XML).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _forgiving(data[len(mark) :], encoding)
    try:
        return (
            _tidy(data.decode("utf-8"), "utf-8", ()) if not wide_encoding(data) else _by_guess(data)
        )
    except UnicodeDecodeError:
        pass
    if declared_in_head:
        found = _declared(data)
        if found is not None:
            return found
    return _by_guess(data)


def _declared(data: bytes) -> Decoded | None:
    """Return the text in the charset that the page declares, if it can be read so."""
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
        # Browsers read "latin-1" as windows-1252, and so do the people who declare it.
        name = "cp1252" if name in {"iso8859-1", "ascii"} else name
        return None if name == "utf-8" else _tidy(data.decode(name), name, ())
    except (LookupError, UnicodeError, ValueError):
        return None


def _by_guess(data: bytes) -> Decoded:
    """Return the text by the shape of the bytes: wide, damaged UTF-8, or a national charset."""
    wide = wide_encoding(data)
    if wide is not None:
        return _forgiving(data, wide)
    mixed = _by_line(data)
    if mixed is not None:
        return mixed
    text = data.decode("utf-8", errors="replace")
    broken = text.count("�") - data.count(b"\xef\xbf\xbd")
    other = sum(1 for char in text[:_GUESS_BYTES] if char > "\x7f" and char != "�")
    if broken <= _DAMAGE * other:
        note = f"{broken} damaged byte sequences were replaced while reading it as utf-8"
        return _tidy(text, "utf-8", (note,))
    return _forgiving(data, _national(data))


def _by_line(data: bytes) -> Decoded | None:
    """Return the text of a file that has lines in utf-8 and lines in a one-byte charset.

    None where it is of one encoding only. A line with letters beyond ASCII that is sound utf-8
    is not of another charset by chance, so each line decides for itself; the charset of the
    others is guessed from them alone.
    """
    lines = data.split(b"\n")
    marked = [line for line in lines if not line.isascii()]
    foreign = [line for line in marked if _is_foreign(line)]
    if not foreign or len(foreign) == len(marked):
        return None
    charset = _national(b"\n".join(foreign))
    if not charset.startswith(_ONE_BYTE):
        return None
    text = "\n".join(
        line.decode(charset if _is_foreign(line) else "utf-8", errors="replace") for line in lines
    )
    note = f"{len(foreign)} of {len(lines)} lines were not utf-8 and were read as {charset}"
    return _tidy(text, "utf-8", (note,))


def _is_foreign(line: bytes) -> bool:
    """Whether a line is of another charset than utf-8, and not utf-8 with damage.

    Of damaged utf-8 most bytes beyond ASCII still stand in sequences; of a one-byte charset
    hardly any do.
    """
    if line.isascii():
        return False
    broken = line.decode("utf-8", errors="replace").count("\ufffd") - line.count(b"\xef\xbf\xbd")
    high = len(line) - len(line.decode("ascii", errors="ignore"))
    return 2 * broken > high


def _national(data: bytes) -> str:
    """Return the likeliest one-byte or Asian charset of bytes that are not UTF-8."""
    from resiliparse.parse.encoding import detect_encoding

    sample = bytes(data[:_GUESS_BYTES])
    try:
        name = codecs.lookup(detect_encoding(sample) or "cp1252").name
    except (LookupError, TypeError):
        return "cp1252"
    return "cp1252" if name in {"utf-8", "ascii", "iso8859-1"} else name


def is_wide(data: bytes) -> bool:
    """Whether the bytes are UTF-16 or UTF-32, by their mark or by their NUL bytes."""
    marked = data.startswith(tuple(mark for mark, name in _MARKS if name != "utf-8"))
    return marked or wide_encoding(data) is not None


def wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 variant that NUL bytes at fixed places give away."""
    sample = data[: _HEAD - _HEAD % _WIDEST]
    if len(sample) < _WIDEST or b"\0" not in sample:
        return None
    name = _wide_by_zeros([sample[i::4].count(0) / max(1, len(sample[i::4])) for i in range(4)])
    if name is None:
        return None
    text = sample[: len(sample) - len(sample) % _WIDEST].decode(name, "replace")
    odd_ones = sum((char < " " and char not in "\t\r\n\f") or char == "�" for char in text)
    return name if odd_ones <= _FEW_ODD * len(text) else None


def _wide_by_zeros(zeros: list[float]) -> str | None:
    """Return the variant by the share of NULs at each of four places."""
    all_but, few = 0.95, 0.2
    if zeros[2] > all_but and zeros[3] > all_but and zeros[0] < few:
        return "utf-32-le"
    if zeros[0] > all_but and zeros[1] > all_but and zeros[3] < few:
        return "utf-32-be"
    odd, even = (zeros[1] + zeros[3]) / 2, (zeros[0] + zeros[2]) / 2
    # Cyrillic text has a NUL only at its spaces and line ends, one byte in eight or so.
    some = 0.05
    if odd > some and even == 0:
        return "utf-16-le"
    if even > some and odd == 0:
        return "utf-16-be"
    return None


def _forgiving(data: bytes, encoding: str) -> Decoded:
    """Return the text in `encoding`, with U+FFFD and a note where it does not fit."""
    try:
        return _tidy(data.decode(encoding), encoding, ())
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    note = f"{text.count('�')} damaged byte sequences were replaced while reading it as {encoding}"
    return _tidy(text, encoding, (note,))


def _tidy(text: str, encoding: str, notes: tuple[str, ...]) -> Decoded:
    """Return the record; NUL characters become U+FFFD, one for one, so offsets stay true."""
    text = text.removeprefix("\ufeff")
    zeros = text.count("\0")
    if zeros:
        notes = (*notes, f"{zeros} NUL characters were replaced by U+FFFD")
        text = text.replace("\0", "�")
    return Decoded(text, encoding, notes)
