"""What templates are given to show."""

from __future__ import annotations

from firsthand.model import Quoted, Span
from firsthand.web.templating import alike


def quoted(document: str, text: str) -> Quoted:
    return Quoted(Span(document, 0, len(text)), text)


def test_the_same_words_of_several_copies_stand_once() -> None:
    first = quoted("doc-a", "\u201cNine walked free,\u201d")
    other = quoted("doc-b", "Ten walked free")
    again = quoted("doc-c", '"Nine walked  free"')
    assert alike([first, other, again]) == [(first, [again]), (other, [])]
    assert alike([]) == []
