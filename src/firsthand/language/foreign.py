"""Passages that the English parser must not touch: other languages and no language at all."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.language.folding import passage_key
from firsthand.model import Passage, Sentence, Token
from firsthand.resources import load_list

_ROMANCE = re.compile(r"[a-z\u00e0-\u017f] de [a-z]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")
_MIN_WORDS = 12
_LATIN_SHARE = 0.6
_LISTED = 0.8


def is_english(text: str) -> bool:
    """Return whether the English pipeline should read the text.

    Scripts other than Latin are not; a Latin text of a dozen words or more needs some of the
    commonest English words, unless it is a list of names. A short text (a headline) is English
    unless a small word of another language stands in it.
    """
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return True
    latin = sum(char < "\u0250" for char in letters)
    if latin < _LATIN_SHARE * len(letters):
        return False
    words = re.findall(r"[^\W\d_]+", text.lower())
    english, foreign = _small_words()
    if len(words) < _MIN_WORDS or text.isupper():
        is_foreign = _is_foreign(text, words, foreign)
        return not is_foreign or any(word in english for word in words)
    if sum(word in english for word in words) * 20 >= len(words):
        return True
    return not _is_foreign(text, words, foreign) and _is_list(text)


def _is_foreign(text: str, words: list[str], foreign: frozenset[str]) -> bool:
    return any(word in foreign for word in words) or _ROMANCE.search(text) is not None


def _is_list(text: str) -> bool:
    """Whether nearly every word has a capital: a list of names, which is in no language."""
    words = re.findall(r"[^\W\d_]+", text)
    capitals = [word for word in words if word[:1].isupper()]
    return len(capitals) >= _LISTED * len(words)


@lru_cache(maxsize=1)
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    lists = load_list("function_words")
    return frozenset(lists["english"]), frozenset(lists["foreign"])


def simple_passage(text: str, made_by: str) -> Passage:
    """Return a passage of plain words without parse, names or times.

    Args:
        text: the folded text.
        made_by: the stamp of the record, which says that nothing was read.
    """
    tokens = tuple(
        Token(m.start(), m.end(), m.group().lower(), "X", "FW", "dep", i)
        for i, m in enumerate(_WORD.finditer(text))
    )
    sentences = (Sentence(0, len(tokens)),) if tokens else ()
    return Passage(passage_key(text), len(text), tokens, sentences, made_by=made_by)
