"""Passages that the English parser must not touch: other languages and no language at all."""

from __future__ import annotations

import re

from firsthand.language.folding import passage_key
from firsthand.model import Passage, Sentence, Token

# The commonest English words: a running text of a dozen words that has none is not English.
_FUNCTION_WORDS = frozenset(
    "the of and to in a is that for was on with he said as it by at from his an are be has "
    "had have not were they but she her their this who after its will been one more over".split()
)
_SPANISH = re.compile(r"[a-z\u00e0-\u017f] de [a-z]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")
_MIN_WORDS = 12
_LATIN_SHARE = 0.6


def is_english(text: str) -> bool:
    """Return whether the English pipeline should read the text.

    Scripts other than Latin are not; a Latin text of a dozen words or more needs some of the
    commonest English words. Short texts (headlines) get the benefit of the doubt.
    """
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return True
    latin = sum(char < "\u0250" for char in letters)
    if latin < _LATIN_SHARE * len(letters):
        return False
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _MIN_WORDS or text.isupper():
        return True
    return sum(word in _FUNCTION_WORDS for word in words) * 20 >= len(words)


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
