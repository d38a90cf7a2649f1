"""Names told by the words around them: titles, ages, apposed nouns, and what is done to them.

A recogniser trained on other news does not know invented or rare names; the words beside a
name say what it is more surely: "spokesman X Y", "the television channel X", "X Y, 37,".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import known_names
from firsthand.language.given_names import is_given_name, is_led
from firsthand.language.name_edges import behind_field
from firsthand.model import MentionType, Name
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.model import Token

_CUE_SCORE = 0.9
_LEAST_PERSON = 2
_NAME_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "ADP", "INTJ"})
_MOST_WORDS = 5
_MOST_FIELD = 7  # words from a role to the name behind what it is about
_MOST_BEFORE = 3  # words of a name before "television", "prison"
_JOINED = re.compile(r"[a-z]{2,3}-[A-Z][\w'-]+")  # as in "al-Nuri"
_AGE = re.compile(r",\s*(?:aged\s+)?\d{1,2}(?:\s*,|\s*\.|\s+and\b|$)")
_APPOSED = re.compile(
    r",\s+(?:an?|the|his|her|its|their|[A-Z][\w-]*(?:\s[A-Z][\w-]*)?['’]s?)\s+"
    r"((?:[\w-]+\s+){0,5}?[\w-]+)"
    r"(?=\s*(?:,|\.|;|$)|\s+(?:that|which|who|whose|in|of|for|from|based|with|on|at|and|wanted)\b)"
)


class Words:
    """The words of a passage, asked by the cue rules."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.words = [text[token.start : token.end] for token in tokens]
        self.lower = [word.lower() for word in self.words]
        self.of_names = [
            not word.islower() and self._is_name_word(index)
            for index, word in enumerate(self.words)
        ]

    def is_name_word(self, index: int) -> bool:
        """Whether the word can be part of an unknown name: a capital, no title, no country."""
        return self.of_names[index]

    def _is_name_word(self, index: int) -> bool:
        word = self.words[index]
        if word in load_list("name_cues")["short_titles"]:
            return False
        if _JOINED.fullmatch(word):
            return True
        if not word[:1].isupper() or self.tokens[index].pos not in _NAME_TAGS:
            return False
        if word in known_names() or self.lower[index] in _roles() or self._is_calendar_word(index):
            return False
        return any(char.islower() for char in word)

    def is_acronym(self, index: int) -> bool:
        """Whether the word is an unknown body's initials: "MRTV"."""
        word = self.words[index] if index < len(self.words) else ""
        if word in load_list("name_cues")["no_names"] or self.text.isupper():
            return False
        return re.fullmatch(r"[A-Z]{2,6}\d?", word) is not None

    def _is_calendar_word(self, index: int) -> bool:
        """A month or weekday; short forms ("Mar", "Thu") only before a figure or with a stop."""
        word = self.lower[index]
        calendar = load_list("calendar")
        bare = word.removesuffix(".")
        if bare not in calendar["months"] and bare not in calendar["weekdays"]:
            return False
        is_short = len(word) <= 3 and word != "may"  # noqa: PLR2004
        follow = self.words[index + 1] if index + 1 < len(self.words) else ""
        return not is_short or follow[:1].isdigit()

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
            ) or (
                end + 1 < len(self.words)
                and self.words[end] in _particles()
                and self.is_name_word(end + 1)
                and end > start
            ):
                end += 1
        return end

    def name(self, start: int, end: int, kind: MentionType) -> Name:
        """The name of words `[start, end)`, sure by its cue."""
        first, last = self.tokens[start].start, self.tokens[end - 1].end
        if kind is MentionType.PERSON:
            first = behind_field(self.text, first, last)
        return Name(first, last, kind, _CUE_SCORE)


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
        _after_adjective,
        _before_noun,
        _owner,
        _after_role_comma,
        _behind_field,
        _paper,
        _before_age,
    )
    return [
        name
        for index in _places(words)
        for rule in rules
        if (name := rule(words, index)) is not None
    ]


def _places(words: Words) -> list[int]:
    """Places at which a rule may hold: words of names, those that tell one, "-" and "'s"."""
    tellers, last = _tellers(), len(words.words) - 1
    return [
        index
        for index, (word, lower) in enumerate(zip(words.words, words.lower, strict=True))
        if words.of_names[index]
        or lower in tellers
        or word in tellers
        or words.tokens[index].tag == "POS"
        or (index < last and words.words[index + 1] == "-")
    ]


@lru_cache(maxsize=1)
def _tellers() -> frozenset[str]:
    """Words at which a rule looks for a name beside them."""
    titles = load_list("titles")
    lists = (titles["honorifics"], titles["relatives"], _roles(), _nouns())
    return frozenset(word for words in lists for word in words) | {
        *load_list("name_cues")["papers"]
    }


def _after_title(words: Words, index: int) -> Name | None:
    """As in "spokesman X Y", "Gen. X": at the title."""
    word = words.words[index]
    is_honorific = word in load_list("titles")["honorifics"]
    relative = word.lower() in load_list("titles")["relatives"]
    if not is_honorific and word.lower() not in _roles() and not relative:
        return None
    if word.lower() in load_list("name_cues")["weak_titles"]:
        return None
    while (
        index + 2 < len(words.words) and words.words[index + 1] in load_list("titles")["honorifics"]
    ):
        index += 1
    end = words.run_end(index + 1)
    least = 1 if is_honorific or (relative and word.islower()) else _LEAST_PERSON
    if end - index - 1 < least or end - index - 1 > _MOST_WORDS:
        return None
    last = words.words[end - 1].lower()
    kind = _nouns().get(last)
    is_body = kind is not None or last in load_list("nouns")["institutions"]
    return words.name(
        index + 1, end, kind or MentionType.ORGANISATION if is_body else MentionType.PERSON
    )


def _after_noun(words: Words, index: int) -> Name | None:
    """As in "the television channel X", "state carrier X", "the local group X y Z": at the noun."""
    kind = _nouns().get(words.words[index])
    if kind is None or words.tokens[index].tag not in {"NN", "NNP"}:
        return None
    end = words.run_end(index + 1)
    if end == index + 1 and words.is_acronym(index + 1):
        end = words.run_end(index + 2) if index + 2 < len(words.words) else index + 2
    if end == index + 1 or _opens_clause(words, index):
        return None
    if is_led(words.lower, index + 1, end):
        kind = MentionType.PERSON
    return words.name(index + 1, end, kind)


def _after_adjective(words: Words, index: int) -> Name | None:
    """As in "state-run X": a medium, unless a noun says otherwise."""
    if index + 3 > len(words.words) or words.words[index + 1] != "-":
        return None
    if "".join(words.words[index : index + 3]).lower() not in load_list("name_cues")["run_by"]:
        return None
    first = index + 3
    end = words.run_end(first) if first < len(words.words) else first
    if end == first and words.is_acronym(first):
        end += 1
    return words.name(first, end, MentionType.MEDIUM) if end > first else None


def _opens_clause(words: Words, index: int) -> bool:
    """As in "In the city Mayor X said": the capitals may begin another phrase."""
    return index + 1 < len(words.words) and words.words[index + 1].lower() in _roles()


def _before_noun(words: Words, index: int) -> Name | None:
    """As in "X television", "X prison": at the noun, its capitals to the left."""
    kind = _nouns().get(words.words[index])
    if (
        index == 0
        or kind not in {MentionType.MEDIUM, MentionType.PLACE}
        or words.words[index] not in load_list("name_cues")["after_name"]
    ):
        return None
    if words.is_acronym(index - 1) and kind is MentionType.MEDIUM:
        return words.name(index - 1, index, kind)
    start = index
    while start > 0 and index - start < _MOST_BEFORE and words.is_name_word(start - 1):
        start -= 1
    is_doubtful = start == 0 and index == 1 and words.tokens[0].pos != "PROPN"
    if start == index or is_doubtful:
        return None
    return words.name(start, index, kind)


def _after_role_comma(words: Words, index: int) -> Name | None:
    """As in "the group's head, X Y, said": at the role noun."""
    if words.words[index].lower() not in _roles() or index + 2 >= len(words.words):
        return None
    if words.words[index + 1] != "," or words.tokens[index].tag not in {"NN", "NNP"}:
        return None
    end = words.run_end(index + 2)
    follow = words.words[end] if end < len(words.words) else "."
    if not _LEAST_PERSON <= end - index - 2 <= _MOST_WORDS or follow not in {
        ",",
        ".",
        "said",
        "told",
    }:
        return None
    return words.name(index + 2, end, MentionType.PERSON)


def _behind_field(words: Words, index: int) -> Name | None:
    """As in "board member for roads X Y said": at the role, a person who speaks."""
    links = load_list("name_cues")["field_links"]
    if words.words[index].lower() not in _roles() or index + 3 >= len(words.words):
        return None
    if words.words[index + 1] not in links:
        return None
    start = index + 2
    while start < min(index + _MOST_FIELD, len(words.words)) and not words.is_name_word(start):
        if words.words[start] in {",", ".", '"', ":"}:
            return None
        start += 1
    end = words.run_end(start)
    if start == index + 2 or words.words[start - 1] in links or end >= len(words.words):
        return None
    is_noun = words.tokens[start - 1].tag[:2] == "NN" and words.words[start - 1].islower()
    says = words.tokens[end].lemma.lower() in load_list("nouns")["speech"]
    if not is_noun or not says or end - start not in {2, 3}:
        return None
    return words.name(start, end, MentionType.PERSON)


def _paper(words: Words, index: int) -> Name | None:
    """As in "the X Courier": at the last word of a paper's or a station's name."""
    if words.words[index] not in load_list("name_cues")["papers"] or index == 0:
        return None
    start = index
    while start > 0 and index - start < _MOST_BEFORE and _is_paper_word(words, start - 1):
        start -= 1
    if start == index or (
        start == 0
        and index - start == 1
        and words.text[:1].isupper()
        and words.tokens[0].pos != "PROPN"
    ):
        return None
    return words.name(start, index + 1, MentionType.MEDIUM)


def _is_paper_word(words: Words, index: int) -> bool:
    return (
        words.words[index][:1].isupper()
        and words.tokens[index].pos in {"PROPN", "ADJ", "NOUN"}
        and words.words[index].lower() not in _roles()
        and words.words[index] not in {"The", "A"}
    )


def _owner(words: Words, index: int) -> Name | None:
    """As in "X's spokeswoman": at the possessive mark."""
    if words.tokens[index].tag != "POS" or index + 1 >= len(words.words):
        return None
    lists = load_list("name_cues")
    relatives = load_list("titles")["relatives"]
    follow = words.words[index + 1].lower()
    if follow not in lists["owned_by_persons"] and follow not in relatives:
        return None
    if index == 0 or not words.is_name_word(index - 1) or words.tokens[index - 1].pos != "PROPN":
        return None
    start = index - 1
    while start > 0 and index - start < _MOST_WORDS and words.is_name_word(start - 1):
        start -= 1
    return words.name(start, index, MentionType.PERSON)


def _before_age(words: Words, index: int) -> Name | None:
    """As in "X Y, 37," and "X Y, a blogger" and "X Y was arrested": at the first word."""
    if index and words.is_name_word(index - 1):
        return None
    end = words.run_end(index)
    if end == index or end - index > 4 or (index and words.words[index - 1] in {"'", "'s"}):  # noqa: PLR2004
        return None
    after = words.text[words.tokens[end - 1].end :]
    if words.text[words.tokens[index].start : words.tokens[end - 1].end].isupper():
        return None
    kind = _apposed_kind(after, words.lower[index])
    if kind is not None and (end - index >= _LEAST_PERSON or _is_sure_word(words, index, kind)):
        return words.name(index, end, kind)
    if end - index >= _LEAST_PERSON and (_AGE.match(after) or _suffers(words, end)):
        return words.name(index, end, MentionType.PERSON)
    return None


def _is_sure_word(words: Words, index: int, kind: MentionType) -> bool:
    """Whether one word alone is a name: a proper noun, for a body or a medium."""
    return kind is not MentionType.PERSON and words.tokens[index].pos == "PROPN"


def _apposed_kind(after: str, first: str) -> MentionType | None:
    """What the noun phrase after a comma says of the name: "a local rights group".

    A contractor with a given name (`first`) is a person.
    """
    match = _APPOSED.match(after)
    if match is None:
        return None
    noun = match[1].split()[-1]
    if noun in load_list("name_cues")["persons_too"] and is_given_name(first):
        return MentionType.PERSON
    if noun in _roles() and noun not in {"member", "national"}:
        return MentionType.PERSON
    kind = _nouns().get(noun)
    return kind if kind is not MentionType.PLACE else None


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
