"""A paragraph with its parse, ready to be walked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from firsthand.language import fold_text
from firsthand.language.russian import is_read_in_russian
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Paragraph, Passage, Quantity, Token

# Dependencies of what stands in a noun phrase before its head.
_SETTING = frozenset({"set", "sets", "setting"})
_LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "predet",
        "advmod",
        "case",
        "npadvmod",
    }
)


@dataclass(frozen=True, slots=True)
class View:
    """One paragraph: its folded text, words and the children of every word.

    `lowered` are the words in lower case; `quoted` tells for every word whether it stands in
    direct speech, `telling` how many sentences before each one, and in all, do more than quote.
    """

    index: int
    base: int
    text: str
    role: Role
    passage: Passage
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    lowered: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    sentence_of: tuple[int, ...]
    quoted: tuple[bool, ...]
    telling: tuple[int, ...]

    @property
    def is_russian(self) -> bool:
        """Whether the passage is Russian and was read as such."""
        return is_read_in_russian(self.passage)

    def name_in(self, start: int, end: int) -> str:
        """The name at the characters `[start, end)`; in Russian in the nominative."""
        if not self.is_russian:
            return self.text[start:end]
        first, last = self.words_in(start, end)
        # what belongs to the name stays in its case: "the ministry of Alba"
        forms = [
            self.words[i] if i > first and self.tokens[i].dep == "nmod" else self.tokens[i].lemma
            for i in range(first, last)
        ]
        return " ".join(forms).strip('" ')

    def lower(self, index: int) -> str:
        """The word in lower case; empty beyond the edges."""
        return self.lowered[index] if 0 <= index < len(self.lowered) else ""

    def slice(self, first: int, last: int) -> str:
        """The folded text of words `[first, last)`."""
        if first >= last:
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def token_at(self, offset: int) -> int | None:
        """The index of the word that covers a character of the paragraph."""
        found = range(*self.words_in(offset, offset + 1))
        return found[0] if found else None

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """The words `[first, last)` that share a character with `[start, end)`."""
        return (
            bisect_right(self.tokens, start, key=lambda token: token.end),
            bisect_left(self.tokens, end, key=lambda token: token.start),
        )

    def in_quote(self, index: int) -> bool:
        """Whether the word stands in direct speech."""
        return self.quoted[index]

    def left_edge(self, head: int) -> int:
        """First word of the noun phrase that ends in `head`: its modifiers to the left."""
        first = head
        for child in sorted(self.children[head], reverse=True):
            if child < first and self.tokens[child].dep in _LEFT and self._reaches(child, first):
                first = min(first, self.leftmost(child))
        while first < head and self._is_apart(first):
            first += 1
        return first

    def _is_apart(self, index: int) -> bool:
        """Whether a first word is none of its phrase: "13:20 Police", "set free 36 men"."""
        if self.words[index][:1].isdigit() and ":" in self.words[index]:
            return True
        return self.lower(index) == "free" and index > 0 and self.lower(index - 1) in _SETTING

    def leftmost(self, index: int) -> int:
        """First word of the subtree of a word."""
        first, stack, seen = index, [index], {index}
        while stack:
            for child in self.children[stack.pop()]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
                    first = min(first, child)
        return first

    def rightmost(self, index: int) -> int:
        """Last word of the subtree of a word."""
        last, stack, seen = index, [index], {index}
        while stack:
            for child in self.children[stack.pop()]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
                    last = max(last, child)
        return last

    def _reaches(self, child: int, first: int) -> bool:
        """Whether nothing but marks of the phrase stands between a modifier and the rest.

        Quotation marks do where both are there: `the "Silver Sea" star`.
        """
        marks = [
            self.words[i]
            for i in range(self.rightmost(child) + 1, first)
            if self.tokens[i].dep == "punct"
        ]
        return not set(marks) & {",", ";", ":", "(", ")"} and marks.count('"') % 2 == 0

    def quantity_over(self, first: int, last: int) -> Quantity | None:
        """The count that stands in the words `[first, last)` or counts them."""
        if first >= last:
            return None
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        for quantity in self.passage.quantities:
            if quantity.kind != "count":
                continue
            within = start <= quantity.start and quantity.end <= end
            counted = (
                quantity.of_end is not None
                and quantity.of_start is not None
                and (quantity.of_start < end and start < quantity.of_end and quantity.end <= end)
            )
            if within or counted:
                return quantity
        return None


def make_view(index: int, paragraph: Paragraph, text: str) -> View:
    """Return the view of a paragraph.

    Args:
        index: its place among the paragraphs that were read.
        paragraph: the paragraph.
        text: the stored text of the document.
    """
    folded = fold_text(text[paragraph.span.start : paragraph.span.end])
    tokens = paragraph.passage.tokens
    children: list[list[int]] = [[] for _ in tokens]
    for position, token in enumerate(tokens):
        if token.head != position:
            children[token.head].append(position)
    sentence_of = [0] * len(tokens)
    for order, sentence in enumerate(paragraph.passage.sentences):
        for position in range(sentence.start, sentence.end):
            sentence_of[position] = order
    quoted = _quoted(folded, tokens)
    words = tuple([folded[token.start : token.end] for token in tokens])
    return View(
        index,
        paragraph.span.start,
        folded,
        paragraph.role,
        paragraph.passage,
        tokens,
        words,
        tuple([word.lower() for word in words]),
        tuple(map(tuple, children)),
        tuple(sentence_of),
        quoted,
        _telling(paragraph.passage, quoted),
    )


def _telling(passage: Passage, quoted: tuple[bool, ...]) -> tuple[int, ...]:
    """How many sentences before each one, and in all, do more than quote."""
    tells = (not all(quoted[one.start : one.end]) for one in passage.sentences)
    return (0, *accumulate(tells))


def _quoted(text: str, tokens: Sequence[Token]) -> tuple[bool, ...]:
    """Whether each word stands between double marks: after an odd number of them.

    The mark that closes belongs to its quotation; one that is left open goes on to the end of
    the paragraph, since the quotation goes on in the next.
    """
    text = text.replace("''", '" ')  # archives write the double mark as two single ones
    marks = [place for place, char in enumerate(text) if char == '"'] if '"' in text else []
    if not marks:
        return (False,) * len(tokens)
    return tuple(
        bisect_right(marks, token.start) % 2 == 1 or text.startswith('"', token.start)
        for token in tokens
    )
