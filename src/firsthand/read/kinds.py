"""What kind of file some bytes are: by what the caller says, by name, and by their look."""

from __future__ import annotations

import re

from firsthand.errors import ReadError
from firsthand.model import MediaType

_BY_SUFFIX = {
    "txt": MediaType.PLAIN,
    "text": MediaType.PLAIN,
    "eml": MediaType.PLAIN,
    "md": MediaType.MARKDOWN,
    "markdown": MediaType.MARKDOWN,
    "html": MediaType.HTML,
    "htm": MediaType.HTML,
    "xhtml": MediaType.HTML,
    "jsonl": MediaType.JSON_LINES,
    "ndjson": MediaType.JSON_LINES,
    "json": MediaType.JSON_LINES,
    "xml": MediaType.WIRE_XML,
    "nitf": MediaType.WIRE_XML,
}
_BY_MEDIA_TYPE = {
    "text/plain": MediaType.PLAIN,
    "text/markdown": MediaType.MARKDOWN,
    "text/html": MediaType.HTML,
    "application/xhtml+xml": MediaType.HTML,
    "application/jsonl": MediaType.JSON_LINES,
    "application/x-ndjson": MediaType.JSON_LINES,
    "application/json": MediaType.JSON_LINES,
    "application/xml": MediaType.WIRE_XML,
    "text/xml": MediaType.WIRE_XML,
    "application/nitf+xml": MediaType.WIRE_XML,
}
_MAGIC = (
    (b"%PDF-", "a PDF; convert it to text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack or export it as text first"),
    (b"\x1f\x8b", "gzip-compressed; decompress it first"),
    (b"BZh", "bzip2-compressed; decompress it first"),
    (b"\xfd7zXZ\0", "xz-compressed; decompress it first"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"),
    (b"\0\0\0\x18ftyp", "a film"),
    (b"\0\0\0 ftyp", "a film"),
    (b"\xd0\xcf\x11\xe0", "an old office document; export it as text first"),
)
_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFF_BYTES = 8192
# Control characters other than tab, line ends, form feed, escape and backspace.
_CONTROL = bytes(sorted({*range(0x20), 0x7F} - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}))
_MOST_CONTROL = 0.05


def decide_kind(data: bytes, *, name: str, media_type: str | None = None) -> MediaType:
    """Return what to read `data` as: the stated media type, else the suffix, else its look.

    Raises:
        ReadError: `media_type` is none that Firsthand reads.
    """
    if media_type is not None:
        stated = media_type.partition(";")[0].strip().lower()
        if stated in _BY_MEDIA_TYPE:
            return _BY_MEDIA_TYPE[stated]
        raise ReadError(
            f"{name}: media type {stated!r} is not read; expected one of "
            f"{', '.join(sorted(_BY_MEDIA_TYPE))}"
        )
    _, dot, suffix = name.rpartition(".")
    if dot and suffix.lower() in _BY_SUFFIX:
        return _BY_SUFFIX[suffix.lower()]
    return MediaType.HTML if _PAGE.match(data[:_SNIFF_BYTES]) else MediaType.PLAIN


def refuse_binary(data: bytes, *, name: str, wide: bool) -> None:
    """Raise `ReadError` where the bytes are evidently no text.

    Args:
        data: the bytes of the file.
        name: names the file in the message.
        wide: the bytes look like UTF-16 or UTF-32, so NUL bytes mean nothing.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}: expected text, Markdown, HTML or JSON Lines; it is {what}")
    if wide:
        return
    sample = data[: 16 * _SNIFF_BYTES]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > _MOST_CONTROL * len(sample):
        raise ReadError(
            f"{name}: expected text, Markdown, HTML or JSON Lines; "
            f"{control} of the first {len(sample)} bytes are control bytes, so it is binary"
        )
