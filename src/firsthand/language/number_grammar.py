"""A small grammar over the words of a text: what number begins at a word, and where it ends.

Integers ("two hundred and two thousand"), decimals ("five point three"), fractions ("three and
a half", "two thirds of a million"), dozens, and figures among them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from firsthand.language.figures import NUMBER_WORD, figure_value
from firsthand.resources import load_list

_VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅛": 0.125}
_SIZES = {"dozen": 12, "dozens": 12, "doz": 12, "dozs": 12, "score": 20}
_BELOW = ("scales", "ordinals", "tens")
_HUNDRED = 100
_FIRST = ("a", "an", "half", "quarter", "minus", "negative")
_LEAST_DENOMINATOR = 2


@lru_cache(maxsize=1)
def number_lists() -> dict[str, dict[str, float]]:
    """Return the words of numbers with their worth: small, tens, scales, ordinals, rough."""
    numbers = load_list("numbers")
    ordinals = {word: float(value) for word, value in numbers["ordinals"].items()}
    ordinals |= {f"{word}s": value for word, value in ordinals.items()}
    ordinals |= {"half": 2.0, "halves": 2.0, "quarter": 4.0, "quarters": 4.0}
    ordinals.pop("second", None)
    ordinals.pop("seconds", None)
    ordinals.pop("first", None)
    small = {**numbers["units"], **numbers["tens"]}
    return {
        "small": {word: float(value) for word, value in small.items()},
        "tens": {word: float(value) for word, value in numbers["tens"].items()},
        "scales": {word: float(value) for word, value in numbers["scales"].items()},
        "ordinals": ordinals,
        "rough": {word: float(value) for word, value in numbers["rough"].items()},
    }


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """Return the words with which a number in words can begin."""
    lists = number_lists()
    return frozenset({*lists["small"], *lists["scales"], *_VULGAR, *_FIRST})


class ReadNumber(NamedTuple):
    """A number read from words up to (not including) the word `end`."""

    end: int
    value: float
    is_fraction: bool = False


class NumberReader:
    """Reads numbers from the words of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.matches = list(NUMBER_WORD.finditer(text))
        self.words = [match.group().lower() for match in self.matches]
        self.lists = number_lists()

    def word(self, index: int) -> str:
        """The word in lower case; empty beyond the end."""
        return self.words[index] if index < len(self.words) else ""

    def may_count(self, index: int) -> bool:
        """Whether a word may stand behind "a" in a number: a size, a part, a scale, a hyphen."""
        word = self.word(index)
        return word == "-" or word in _SIZES or any(word in self.lists[kind] for kind in _BELOW)

    def adjacent(self, index: int) -> bool:
        """Whether a word touches the one before it."""
        return index > 0 and self.matches[index].start() == self.matches[index - 1].end()

    def number(self, start: int) -> ReadNumber | None:
        """The longest number that begins at a word."""
        if self.word(start) in {"minus", "negative"}:
            rest = self.number(start + 1)
            return ReadNumber(rest.end, -rest.value, rest.is_fraction) if rest else None
        return self._dozen(start) or self._of_scale(start) or self._mixed(start)

    def _dozen(self, start: int) -> ReadNumber | None:
        """As in "A dozen", "half a dozen", "two dozen", "three hundred and two dozens"."""
        if self.words[start : start + 2] == ["half", "a"] and self.word(start + 2) in _SIZES:
            return ReadNumber(start + 3, _SIZES[self.word(start + 2)] / 2)
        if self.word(start) == "a" and self.word(start + 1) in _SIZES:
            return ReadNumber(start + 2, float(_SIZES[self.word(start + 1)]))
        count = self._integer(start)
        if count is None or self.word(count.end) not in _SIZES:
            return None
        last = self._integer_tail(start, count)
        size = _SIZES[self.word(count.end)]
        return ReadNumber(count.end + 1, count.value + last * (size - 1))

    def _integer_tail(self, start: int, count: ReadNumber) -> float:
        """The part of an integer after its last "and": "three hundred and two" -> 2."""
        for index in range(count.end - 1, start, -1):
            if self.word(index) == "and":
                tail = self._integer(index + 1)
                return tail.value if tail else count.value
        return count.value

    def _of_scale(self, start: int) -> ReadNumber | None:
        """As in "Half a million", "two thirds of a million", "a quarter million"."""
        part = self._fraction(start)
        if part is None or self._split_fraction(start, part) is not None:
            return None
        index = part.end
        if self.word(index) == "of":
            index += 1
        if self.word(index) in {"a", "an"}:
            index += 1
        scale = self.lists["scales"].get(self.word(index))
        return ReadNumber(index + 1, part.value * scale) if scale is not None else None

    def _mixed(self, start: int) -> ReadNumber | None:
        """A fraction, or an integer with a fraction or a decimal tail."""
        part = self._fraction(start)
        whole = self._integer(start)
        if whole is None:
            return part
        if part is not None and (split := self._split_fraction(start, part)) is not None:
            return split
        if part is not None and part.end >= whole.end:
            return part
        return self._with_tail(whole)

    def _split_fraction(self, start: int, part: ReadNumber) -> ReadNumber | None:
        """As in "Two million and three fifths": the fraction is of a million, not of them all."""
        for index in range(part.end - 1, start, -1):
            if self.word(index) == "and":
                scale = self.lists["scales"].get(self.word(index - 1), 0)
                whole = self._integer(start, stop=index)
                tail = self._fraction(index + 1)
                if scale > _HUNDRED and whole is not None and tail is not None:
                    return self._fraction_tail(whole, tail)
                return None
        return None

    def _with_tail(self, whole: ReadNumber) -> ReadNumber:
        """An integer with what follows: "and a half", "point three", "over five", "1/2"."""
        end = whole.end
        if self.word(end) == "point" and (tail := self._decimals(end + 1)):
            return ReadNumber(tail.end, whole.value + tail.value)
        if (
            self.word(end) == "over"
            and (below := self._integer(end + 1))
            and below.value >= whole.value > 0
        ):
            return ReadNumber(below.end, whole.value / below.value, is_fraction=True)
        below = self._integer(end + 2) if self.words[end : end + 2] == ["out", "of"] else None
        is_word = not self.word(end - 1).isdigit()
        if below is not None and is_word and below.value > whole.value:
            return ReadNumber(below.end, whole.value / below.value, is_fraction=True)
        if self.word(end) == "and" and (part := self._fraction(end + 1)) and part.value < 1:
            return self._fraction_tail(whole, part)
        return whole

    def _fraction_tail(self, whole: ReadNumber, part: ReadNumber) -> ReadNumber:
        """As in "Five and a half million", "one million and a half", "forty-two and a third"."""
        scale = self.lists["scales"].get(self.word(part.end))
        last = self.lists["scales"].get(self.word(whole.end - 1))
        if scale is not None:
            if last is not None:
                return ReadNumber(part.end + 1, whole.value + part.value * scale)
            return ReadNumber(part.end + 1, (whole.value + part.value) * scale)
        if last is not None and last > _HUNDRED:
            return ReadNumber(part.end, whole.value + part.value * last)
        return ReadNumber(part.end, whole.value + part.value)

    def _decimals(self, start: int) -> ReadNumber | None:
        """The figures after "point", read one by one or as one number."""
        digits = ""
        index = start
        while (value := self.lists["small"].get(self.word(index))) is not None:
            follow = self._integer(index)
            assert follow is not None
            number = follow if value >= 20 else ReadNumber(index + 1, value)  # noqa: PLR2004
            digits += str(int(number.value))
            index = number.end
        return ReadNumber(index, float(f"0.{digits}")) if digits else None

    def _fraction(self, start: int) -> ReadNumber | None:
        """As in "Half", "a third", "three quarters", "3/4", "twenty-two hundredths"."""
        word = self.word(start)
        if word in _VULGAR:
            return ReadNumber(start + 1, _VULGAR[word], is_fraction=True)
        slash = self._slash(start)
        if slash is not None:
            return slash
        ordinals = self.lists["ordinals"]
        if word == "half" or (word == "quarter" and self.word(start + 1) in self.lists["scales"]):
            return ReadNumber(start + 1, 1 / ordinals[word], is_fraction=True)
        top = self._integer(start) or (ReadNumber(start + 1, 1.0) if word in {"a", "an"} else None)
        if top is None or (self.is_figure_word(start) and self.word(top.end) != "-"):
            return None
        return self._denominator(start, top)

    def _denominator(self, start: int, top: ReadNumber) -> ReadNumber | None:
        """A fraction from its numerator: the denominator follows, perhaps hyphenated."""
        if (split := self._split_denominator(start, top)) is not None:
            return split
        index = top.end + (self.word(top.end) == "-")
        below = self._ordinal(index)
        if below is not None and below.value >= _LEAST_DENOMINATOR:
            return ReadNumber(below.end, top.value / below.value, is_fraction=True)
        return None

    def _split_denominator(self, start: int, top: ReadNumber) -> ReadNumber | None:
        """As in "One hundred thirty-fifths": the last ten belongs to what it is divided by."""
        cut = top.end - 1
        if cut <= start or self.word(cut) not in self.lists["tens"]:
            return None
        first, below = self._integer(start, stop=cut), self._ordinal(cut)
        if first is None or first.end != cut or below is None:
            return None
        return ReadNumber(below.end, first.value / below.value, is_fraction=True)

    def _ordinal(self, start: int) -> ReadNumber | None:
        """As in "Fifths", "twenty-firsts", "one hundred and fifth" as a denominator."""
        ordinals = self.lists["ordinals"]
        if (value := ordinals.get(self.word(start))) is not None:
            plain = self.word(start).rstrip("s")
            return ReadNumber(start + 1, value) if plain else None
        tens = self.lists["tens"].get(self.word(start))
        index = start + 1 + (self.word(start + 1) == "-")
        if tens is None:
            return None
        if self.word(index) in {"first", "firsts"}:
            return ReadNumber(index + 1, tens + 1)
        last = ordinals.get(self.word(index))
        return ReadNumber(index + 1, tens + last) if last is not None and last < 10 else None  # noqa: PLR2004

    def _slash(self, start: int) -> ReadNumber | None:
        """As in "3/4" and "1 4/5"."""
        if not self._is_plain(start):
            return None
        if self.word(start + 1) == "/" and self.adjacent(start + 1) and self._is_plain(start + 2):
            below = float(self.word(start + 2))
            is_date = "/" in {self.word(start + 3), self.word(start - 1)} or not below
            return (
                None
                if is_date
                else ReadNumber(start + 3, float(self.word(start)) / below, is_fraction=True)
            )
        if self._is_plain(start + 1) and self.word(start + 2) == "/":
            part = self._slash(start + 1)
            return ReadNumber(part.end, float(self.word(start)) + part.value) if part else None
        return None

    def _is_plain(self, index: int) -> bool:
        return self.word(index).isascii() and self.word(index).isdigit()

    def _integer(self, start: int, stop: int | None = None) -> ReadNumber | None:
        """An integer of words and figures; a figure alone may have decimals."""
        total, current, index, seen = 0.0, 0.0, start, False
        last_scale = float("inf")
        while stop is None or index < stop:
            step = self._step(index, seen=seen, current=current, last_scale=last_scale)
            if step is None:
                break
            index, kind, value = step
            seen = True
            if kind == "add":
                current += value
            elif value == _HUNDRED:
                current = max(current, 1) * value
            else:
                # "Three lakh crore": a scale right after a scale multiplies what stands
                total = total * value if total and not current else total + max(current, 1) * value
                current, last_scale = 0.0, value
        return ReadNumber(index, total + current) if seen else None

    def _step(
        self, index: int, *, seen: bool, current: float, last_scale: float
    ) -> tuple[int, str, float] | None:
        """The next piece of an integer: its end, whether it adds or scales, its worth."""
        if seen and self.word(index) in {"and", "-"}:
            joined = self._step(index + 1, seen=False, current=current, last_scale=last_scale)
            return joined if joined is not None and self._may_join(index, joined) else None
        figure = self._figure(index)
        if figure is not None:
            scale = self.lists["scales"].get(self.word(index - 1), 0) if seen else 0
            return (index + 1, "add", figure) if not seen or 0 < figure < scale else None
        return self._word_step(index, seen=seen, current=current, last_scale=last_scale)

    def _word_step(
        self, index: int, *, seen: bool, current: float, last_scale: float
    ) -> tuple[int, str, float] | None:
        word = self.word(index)
        value = self.lists["small"].get(word)
        if value is not None:
            return (index + 1, "add", value) if self._may_add(current, value) else None
        if word in {"a", "an"} and not seen and self.word(index + 1) in self.lists["scales"]:
            return index + 1, "add", 1.0
        scale = self.lists["scales"].get(word)
        fits = scale is not None and (scale < last_scale or scale == _HUNDRED or not current)
        return (index + 1, "scale", scale) if scale is not None and fits else None

    def _may_add(self, current: float, value: float) -> bool:
        """As in "Fifty two" and "two hundred one" add; "five three" does not."""
        if not current:
            return True
        if value >= 20:  # noqa: PLR2004
            return current % _HUNDRED == 0 and current >= _HUNDRED
        if current % _HUNDRED == 0:
            return current >= _HUNDRED
        return current % 10 == 0 and 0 < value < 10  # noqa: PLR2004

    def _may_join(self, index: int, joined: tuple[int, str, float]) -> bool:
        """Whether "and" or a hyphen goes on with the number: "hundred and six", "forty-six"."""
        before = self.word(index - 1)
        if self.word(index) == "-":
            return not self.is_figure_word(index - 1) or joined[1] == "scale"
        scale = self.lists["scales"].get(before)
        follows = self.lists["scales"].get(self.word(joined[0]))
        if joined[1] == "scale" or scale is None or follows == scale:
            return False
        return joined[2] < scale

    def is_figure_word(self, index: int) -> bool:
        """Whether a word begins with a figure."""
        return index >= 0 and self.words[index][:1].isdigit()

    def _figure(self, index: int) -> float | None:
        return figure_value(self.matches[index]) if index < len(self.matches) else None
