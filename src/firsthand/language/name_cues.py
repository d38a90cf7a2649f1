"""Names told by the words around them: titles, ages, apposed nouns, and what is done to them.

A recogniser trained on other news does not know invented or rare names; the words beside a
name say what it is more surely: "spokesman X Y", "the television channel X", "X Y, 37,".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import known_names
from firsthand.model import MentionType, Name
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.model import Token

_CUE_SCORE = 0.9
_LEAST_PERSON = 2
_MOST_WORDS = 5
_AGE = re.compile(r",\s*(?:aged\s+)?\d{1,2}(?:\s*,|\s*\.|\s+and\b|$)")
_APPOSED = re.compile(r",\s+(?:an?|the|his|her|its|their)\s+((?:[\w-]+\s+){0,4}?)([a-z-]+)\b")


class Words:
    """The words of a passage, asked by the cue rules."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.words = [text[token.start : token.end] for token in tokens]

    def is_name_word(self, index: int) -> bool:
        """Whether the word can be part of an unknown name: a capital, no title, no country."""
        word = self.words[index]
        return (
            word[:1].isupper()
            and any(char.islower() for char in word)
            and self.tokens[index].pos
            in {"PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "ADP", "INTJ"}
            and word not in known_names()
            and word.lower() not in _roles()
            and word.lower() not in load_list("calendar")["months"]
            and word.lower() not in load_list("calendar")["weekdays"]
        ) or bool(re.fullmatch(r"[a-z]{2,3}-[A-Z][\w'-]+", word))

    def run_end(self, start: int) -> int:
        """End of the run of name words from a place, with "y" and "de" inside."""
        end = start
        while end < len(self.words) and end - start < _MOST_WORDS and self.is_name_word(end):
            end += 1
            if (
                end < len(self.words)
                and self.words[end] == "-"
                and end + 1 < len(self.words)
                and self.words[end + 1][:1].isupper()
                and self.tokens[end].start == self.tokens[end - 1].end
            ):
                end += 1
            elif (
                end + 1 < len(self.words)
                and self.words[end] in _particles()
                and self.is_name_word(end + 1)
                and end > start
            ):
                end += 1
        return end

    def name(self, start: int, end: int, kind: MentionType) -> Name:
        """The name of words `[start, end)`, sure by its cue."""
        return Name(self.tokens[start].start, self.tokens[end - 1].end, kind, _CUE_SCORE)


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    return frozenset(load_list("titles")["roles"])


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return frozenset(load_list("name_cues")["particles"])


@lru_cache(maxsize=1)
def _nouns() -> dict[str, MentionType]:
    """Head nouns that type the name they stand beside."""
    lists = load_list("nouns")
    kinds = {
        "places": MentionType.PLACE,
        "organisations": MentionType.ORGANISATION,
        "wires": MentionType.ORGANISATION,
        "media": MentionType.MEDIUM,
    }
    return {noun: kind for key, kind in kinds.items() for noun in lists[key]}


def cued_names(text: str, tokens: Sequence[Token]) -> list[Name]:
    """Return the names of a passage that the words beside them tell."""
    words = Words(text, tokens)
    rules: tuple[Callable[[Words, int], Name | None], ...] = (
        _after_title,
        _after_noun,
        _before_noun,
        _before_age,
    )
    return [
        name
        for index in range(len(tokens))
        for rule in rules
        if (name := rule(words, index)) is not None
    ]


def _after_title(words: Words, index: int) -> Name | None:
    """ "spokesman X Y", "Gen. X": at the title."""
    word = words.words[index]
    is_honorific = word in load_list("titles")["honorifics"]
    relative = word.lower() in load_list("titles")["relatives"]
    if not is_honorific and word.lower() not in _roles() and not relative:
        return None
    end = words.run_end(index + 1)
    least = 1 if is_honorific or (relative and word.islower()) else _LEAST_PERSON
    if end - index - 1 < least or end - index - 1 > _MOST_WORDS:
        return None
    return words.name(index + 1, end, MentionType.PERSON)


def _after_noun(words: Words, index: int) -> Name | None:
    """ "the television channel X", "state carrier X", "the local group X y Z": at the noun."""
    kind = _nouns().get(words.words[index])
    if kind is None or words.tokens[index].tag not in {"NN", "NNP"}:
        return None
    end = words.run_end(index + 1)
    if end == index + 1 or _opens_clause(words, index):
        return None
    return words.name(index + 1, end, kind)


def _opens_clause(words: Words, index: int) -> bool:
    """ "In the city Mayor X said": the capitals may begin another phrase."""
    return index + 1 < len(words.words) and words.words[index + 1].lower() in _roles()


def _before_noun(words: Words, index: int) -> Name | None:
    """ "X television", "X prison": at the noun, its capitals to the left."""
    kind = _nouns().get(words.words[index])
    if (
        index == 0
        or kind not in {MentionType.MEDIUM, MentionType.PLACE}
        or words.words[index] not in load_list("name_cues")["after_name"]
    ):
        return None
    start = index
    while (
        start > 0
        and index - start < 3
        and words.is_name_word(start - 1)
        and words.tokens[start - 1].tag != "POS"
    ):  # noqa: PLR2004
        start -= 1
    if start == index or (
        start == 0 and index - start == 1 and words.tokens[0].pos not in {"PROPN"}
    ):
        return None
    return words.name(start, index, kind)


def _before_age(words: Words, index: int) -> Name | None:
    """ "X Y, 37," and "X Y, a blogger" and "X Y was arrested": at the first word."""
    if index and words.is_name_word(index - 1):
        return None
    end = words.run_end(index)
    if not _LEAST_PERSON <= end - index <= 4 or (index and words.words[index - 1] in {"'", "'s"}):  # noqa: PLR2004
        return None
    after = words.text[words.tokens[end - 1].end :]
    if words.text[words.tokens[index].start : words.tokens[end - 1].end].isupper():
        return None
    if _AGE.match(after) or _apposed_person(after) or _suffers(words, end):
        return words.name(index, end, MentionType.PERSON)
    return None


def _apposed_person(after: str) -> bool:
    match = _APPOSED.match(after)
    return match is not None and match[2] in _roles() and match[2] not in {"member", "national"}


def _suffers(words: Words, end: int) -> bool:
    """Whether what follows is done to persons only: "was arrested", "had been sentenced"."""
    lists = load_list("name_cues")
    index = end
    while index < len(words.words) and words.words[index].lower() in lists["auxiliaries"]:
        index += 1
    return (
        index > end
        and index < len(words.words)
        and words.words[index].lower() in lists["done_to_persons"]
    )
