"""Who speaks in a line: somebody in the news, or the house to its readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.clean.line_stems import HOUSE, SPEECH, SPEECH_WORD, stems_in
from firsthand.clean.word_kinds import is_speech
from firsthand.resources import load_list

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”»]")
_RUN = re.compile(r"\w+")
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class _Words:
    """The entries of a list: words, the stems of words ("unser-"), and phrases."""

    words: frozenset[str]
    stems: tuple[str, ...]
    phrases: tuple[str, ...]

    def stand_in(self, text: str) -> bool:
        """Whether one of them is in a text, whatever its case."""
        text = text.lower()
        runs = _RUN.findall(text)
        if not self.words.isdisjoint(runs):
            return True
        if self.stems and any(run.startswith(self.stems) for run in runs):
            return True
        near = (phrase for phrase in self.phrases if phrase in text)
        return any(re.search(rf"\b{re.escape(phrase)}\b", text) for phrase in near)


@lru_cache(maxsize=2)
def _words(kind: str) -> _Words:
    """Return the list `kind` of `voices.yml`."""
    entries = [str(entry).lower() for entry in load_list("voices")[kind]]
    return _Words(
        frozenset(filter(_RUN.fullmatch, entries)),
        tuple(entry[:-1] for entry in entries if entry.endswith("-")),
        tuple(entry for entry in entries if " " in entry),
    )


def has_speech(text: str) -> bool:
    """Whether somebody is said to say something in the first 1,500 characters."""
    bits = stems_in(text)
    if not bits & SPEECH:
        return False
    if bits & SPEECH_WORD and (len(text) <= _LONGEST or any(map(is_speech, _head(text)))):
        return True
    return _words("speech").stand_in(text[:_LONGEST])


def _head(text: str) -> list[str]:
    return text[:_LONGEST].split()


def speaks_as_house(text: str) -> bool:
    """Whether "we", "our" or "you" stand outside of quotation marks."""
    if not stems_in(text) & HOUSE:
        return False
    return _words("house").stand_in(without_quotes(text))


def tells_of_others(text: str) -> bool:
    """Whether a line begins with a word for others, and the house does not speak in it."""
    first, _, rest = text.lstrip().partition(" ")
    # "Ihre Gründe": the word itself may be one of the house's in another sentence.
    return first.casefold() in _others() and not speaks_as_house(rest)


@lru_cache(maxsize=1)
def _others() -> frozenset[str]:
    return frozenset(map(str, load_list("voices")["others"]))


def without_quotes(text: str) -> str:
    """Return `text` without what stands in quotation marks."""
    return _QUOTED.sub(" ", text)


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Return where the words of others stand, quotation marks included."""
    return [match.span() for match in _QUOTED.finditer(text)]
