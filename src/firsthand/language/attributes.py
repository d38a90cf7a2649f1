"""What a spaCy model's attribute ruler does, by looking up instead of matching.

The ruler gives words their part of speech by tag, form and dependency, with patterns of one or
two words. spaCy tries all of them at every word, which takes a third of the time of a parse; a
word's tag, dependency and listed form decide, so the answer is kept for the next such word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_GIVEN = frozenset({"POS", "MORPH", "LEMMA", "TAG", "DEP"})
_KEYS = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_WAYS = frozenset({"IN", "NOT_IN", "REGEX"})
_MOST_KEPT = 50_000  # words with their answers that are kept
Word = tuple[str, str, str, bool]  # lower-case form, tag, dependency, whether a space
Key = tuple[int, ...]  # the same in numbers
_PLACES = {"LOWER": 0, "TAG": 1, "DEP": 2, "IS_SPACE": 3}


@dataclass(frozen=True, slots=True)
class _Test:
    """What one attribute of a word must be."""

    key: str
    way: str
    value: Any

    def holds(self, word: Word) -> bool:
        """Whether it is so for a word."""
        own = word[_PLACES[self.key]]
        if self.way == "REGEX":
            return re.search(self.value, str(own)) is not None
        return (own in self.value) is (self.way == "IN")


@dataclass(frozen=True, slots=True)
class _Rule:
    """One pattern: the tests of its words, and what the word at `index` is given."""

    words: tuple[tuple[_Test, ...], ...]
    index: int
    given: tuple[tuple[str, Any], ...]


class _Met(NamedTuple):
    """A word, the rules of one word that it meets and those of several that it opens."""

    word: Word
    alone: tuple[int, ...]
    opening: tuple[int, ...]


class _Given(NamedTuple):
    """What a word is given; None for its morphology where that stays."""

    attributes: tuple[tuple[str, Any], ...]
    morph: str | None


@dataclass(slots=True)
class FastAttributes:
    """Gives the words of a parsed text what the rules say, the later rule over the earlier."""

    rules: tuple[_Rule, ...]
    vocab: Any
    _met: dict[Key, _Met] = field(default_factory=dict)
    _given: dict[tuple[int, ...], _Given] = field(default_factory=dict)

    def __call__(self, doc: Any) -> Any:
        """Set the attributes of all words; the text is returned, as spaCy's pipes do."""
        met = [self._meets(tuple(row)) for row in doc.to_array(list(_PLACES)).tolist()]
        more = self._of_several(met)
        for at, token in enumerate(doc):
            numbers = met[at].alone
            if at in more:
                numbers = tuple(sorted({*numbers, *more[at]}))
            given = self._given.get(numbers) or self._merged(numbers)
            for name, value in given.attributes:
                setattr(token, name, value)
            if given.morph is not None:
                token.set_morph(given.morph)
        return doc

    def _meets(self, key: Key) -> _Met:
        """What of the rules concerns a word."""
        known = self._met.get(key)
        if known is None:
            lower, tag, dep = (self.vocab.strings[number] for number in key[:3])
            word = (lower, tag, dep, bool(key[3]))
            met = [n for n, rule in enumerate(self.rules) if _fits(rule.words[0], word)]
            alone = tuple(n for n in met if len(self.rules[n].words) == 1)
            opening = tuple(n for n in met if len(self.rules[n].words) > 1)
            if len(self._met) >= _MOST_KEPT:
                self._met.clear()
            known = self._met[key] = _Met(word, alone, opening)
        return known

    def _of_several(self, met: list[_Met]) -> dict[int, list[int]]:
        """The rules of several words that hold, by the place that they give something to."""
        found: dict[int, list[int]] = {}
        for at, one in enumerate(met):
            for number in one.opening:
                rule = self.rules[number]
                here = [other.word for other in met[at : at + len(rule.words)]]
                if len(here) == len(rule.words) and all(map(_fits, rule.words, here)):
                    found.setdefault(at + rule.index, []).append(number)
        return found

    def _merged(self, numbers: tuple[int, ...]) -> _Given:
        """What several rules give together, the later over the earlier."""
        given = {name: value for n in numbers for name, value in self.rules[n].given}
        morph = given.pop("morph", None)
        self._given[numbers] = _Given(tuple(given.items()), morph)
        return self._given[numbers]


def _fits(tests: tuple[_Test, ...], word: Word) -> bool:
    return all(test.holds(word) for test in tests)


def compile_rules(patterns: list[dict[str, Any]], vocab: Any) -> FastAttributes | None:
    """Return the same rules for looking up; None where one of them is of another kind.

    Args:
        patterns: the `patterns` of an attribute ruler, in their order.
        vocab: the vocabulary of its pipeline.
    """
    rules: list[_Rule] = []
    for entry in patterns:
        if not set(entry["attrs"]) <= _GIVEN:
            return None
        given = tuple((_setter(name), value) for name, value in entry["attrs"].items())
        for pattern in entry["patterns"]:
            words = [_tests(word) for word in pattern]
            if not words or any(tests is None for tests in words):
                return None
            kept = tuple(tests for tests in words if tests is not None)
            rules.append(_Rule(kept, entry["index"] % len(kept), given))
    return FastAttributes(tuple(rules), vocab)


def _setter(name: str) -> str:
    """The attribute of a token: "POS" -> "pos_"; morphology has a method of its own."""
    return "morph" if name == "MORPH" else f"{name.lower()}_"


def _tests(word: dict[str, Any]) -> tuple[_Test, ...] | None:
    """The tests of one word of a pattern; None where it asks for something else."""
    found: list[_Test] = []
    for key, value in word.items():
        ways = value if isinstance(value, dict) else {"IN": [value]}
        if key not in _KEYS or not set(ways) <= _WAYS or ("REGEX" in ways and key != "LOWER"):
            return None
        found += [_Test(key, way, asked) for way, asked in ways.items()]
    return tuple(found)
