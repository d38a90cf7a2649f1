# ruff: noqa: INP001 (a script, not a package)
"""Fuzzes the readers and cleaning: any bytes must give documents or `ReadError`, in time.

    python fuzz/fuzz_read.py -max_total_time=20

Needs atheris (`pip install --group fuzz .`); all its options are libFuzzer's.
"""

from __future__ import annotations

import sys
import time

import atheris

with atheris.instrument_imports(include=["firsthand.read", "firsthand.clean"]):
    from firsthand.clean import clean_document
    from firsthand.errors import ReadError
    from firsthand.model import Acquisition, Article, Document
    from firsthand.read import read_records

_NAMES = ("x.txt", "x.md", "x.html", "x.jsonl", "x")
_SLOWEST = 10.0


def fuzz_one(data: bytes) -> None:
    """Read and clean one input; the first byte chooses the kind of file.

    Raises:
        AssertionError: a span does not slice, a line has no role, or it took too long.
    """
    if not data:
        return
    start = time.process_time()
    name = _NAMES[data[0] % len(_NAMES)]
    for item in read_records(data[1:], name=name, acquisition=Acquisition(path=name)):
        if not isinstance(item, ReadError):
            check(item, clean_document(item))
    assert time.process_time() - start < _SLOWEST


def check(document: Document, article: Article) -> None:
    """Assert that the text can be stored and that blocks cover every non-blank character."""
    text, end = document.text, 0
    text.encode("utf-8")
    for block in article.blocks:
        assert block.span.start >= end
        assert not text[end : block.span.start].strip()
        end = block.span.end
    assert not text[end:].strip()
    for element in document.elements:
        assert text[element.start : element.end].strip()


def main() -> None:
    """Run the fuzzer with the options of the command line."""
    atheris.Setup(sys.argv, fuzz_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
