"""Running text from words; the folding of typography is the product's own."""

from __future__ import annotations

from typing import Final

_NO_SPACE_BEFORE: Final = frozenset([*",.;:!?)]}%", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m"])
_NO_SPACE_AFTER: Final = frozenset("([{$#@")


def join_words(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return words as running text, and where each stands in it."""
    text = ""
    spans = []
    is_open = {'"': False, "'": False}
    glue = True
    for i, raw in enumerate(words):
        word = '"' if raw in {"``", "''", "“", "”"} else raw
        before, after = _sides(words, i, word, is_open)
        if not (glue or before):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glue = after
    return text, spans


def _sides(words: list[str], i: int, word: str, is_open: dict[str, bool]) -> tuple[bool, bool]:
    """Return whether a word stands close to the word before and to the word after."""
    if word in is_open:
        closes = is_open[word] or (word == "'" and "'" not in words[i + 1 :])
        is_open[word] = not closes
        return closes, not closes
    if word == "-":
        inside = (
            words[max(0, i - 1)][-1].isalnum() and words[min(i + 1, len(words) - 1)][0].isalnum()
        )
        return inside, inside
    return word in _NO_SPACE_BEFORE, word in _NO_SPACE_AFTER
