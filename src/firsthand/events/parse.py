"""A view over the tokens of one paragraph that answers questions of grammar.

Labels are ClearNLP dependencies as spaCy's English models give them. All positions are
token indices of the passage; `Parse.quote` turns a run of tokens into a span of the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.events.mend import mend_tokens
from firsthand.events.repair import repair_tokens
from firsthand.model import Quoted, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.model import Paragraph, Passage, Reading, Token


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of one paragraph with their words, children and sentences.

    Attributes:
        document: id of the document.
        text: the stored text of the document.
        offset: where the paragraph starts in it.
        passage: what was read of the paragraph; `tokens` are its tokens after repair.
        words: each token's form in lower case.
        children: for each token, the indices of its children in text order.
        sentences: for each token, the number of its sentence.
    """

    document: str
    text: str
    offset: int
    passage: Passage
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    sentences: tuple[int, ...]

    def kids(self, index: int, *labels: str) -> list[int]:
        """Return the children of a token, all or only those with one of the labels."""
        kids = self.children[index]
        if not labels:
            return list(kids)
        return [kid for kid in kids if self.tokens[kid].dep in labels]

    def head(self, index: int) -> int:
        """Return the head of a token (the root of a sentence is its own head)."""
        return self.tokens[index].head

    def ancestors(self, index: int) -> list[int]:
        """Return the heads of a token from the nearest to the root."""
        found: list[int] = []
        while self.head(index) != index and self.head(index) not in found:
            index = self.head(index)
            found.append(index)
        return found

    def subtree(self, index: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """Return a token and all below it in text order, leaving out branches by label."""
        found = [index]
        for kid in self.children[index]:
            if self.tokens[kid].dep not in without:
                found += self.subtree(kid, without=without)
        return sorted(found)

    def is_verb(self, index: int) -> bool:
        """Tell whether a token is a verb or an auxiliary that stands for one."""
        return self.tokens[index].pos in {"VERB", "AUX"}

    def is_nominal(self, index: int) -> bool:
        """Tell whether a token is a noun, a name, a pronoun or a number."""
        return self.tokens[index].pos in {"NOUN", "PROPN", "PRON", "NUM"}

    def sentence_tokens(self, index: int) -> range:
        """Return the indices of the sentence in which a token stands."""
        sentence = self.passage.sentences[self.sentences[index]]
        return range(sentence.start, sentence.end)

    def quote(self, start: int, end: int) -> Quoted:
        """Return the text of tokens `[start, end)` with its span in the document."""
        first = self.offset + self.tokens[start].start
        last = self.offset + self.tokens[end - 1].end
        return Quoted(Span(self.document, first, last), self.text[first:last])

    def token_at(self, position: int) -> int | None:
        """Return the token that covers a document position, if one does."""
        local = position - self.offset
        for index, token in enumerate(self.tokens):
            if token.start <= local < token.end:
                return index
        return None

    def tokens_within(self, start: int, end: int) -> list[int]:
        """Return the tokens that lie in `[start, end)` of the passage."""
        return [
            index
            for index, token in enumerate(self.tokens)
            if token.start >= start and token.end <= end
        ]


def make_parse(reading: Reading, paragraph: Paragraph) -> Parse:
    """Return the view of one paragraph of a reading."""
    passage = paragraph.passage
    offset = paragraph.span.start
    words = tuple(_word(reading.text, offset, token) for token in passage.tokens)
    mended = mend_tokens(passage.tokens, words, passage.sentences, passage.times)
    repaired = repair_tokens(mended, passage.times)
    tokens = _without_loops(repaired, passage)
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    numbers = [0] * len(passage.tokens)
    for number, sentence in enumerate(passage.sentences):
        for index in range(sentence.start, sentence.end):
            numbers[index] = number
    return Parse(
        document=reading.document,
        text=reading.text,
        offset=offset,
        passage=passage,
        tokens=tokens,
        words=words,
        children=tuple(tuple(kids) for kids in children),
        sentences=tuple(numbers),
    )


def _without_loops(tokens: Sequence[Token], passage: Passage) -> tuple[Token, ...]:
    """Return the tokens, in sentences that are no tree any more as the parser gave them."""
    kept = list(tokens)
    for sentence in passage.sentences:
        if not _is_tree(tokens, sentence.start, sentence.end):
            kept[sentence.start : sentence.end] = passage.tokens[sentence.start : sentence.end]
    return tuple(kept)


def _is_tree(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether every token leads to a root."""
    rooted: set[int] = set()
    for index in range(start, end):
        path: set[int] = set()
        while index not in rooted and tokens[index].head != index:
            if index in path:
                return False
            path.add(index)
            index = tokens[index].head  # noqa: PLW2901 (up the tree)
        rooted |= path | {index}
    return True


def _word(text: str, offset: int, token: Token) -> str:
    return text[offset + token.start : offset + token.end].lower().replace("\u2019", "'")


def runs(indices: Iterable[int]) -> list[tuple[int, int]]:
    """Return the maximal runs `[start, end)` of consecutive indices, in order."""
    found: list[tuple[int, int]] = []
    for index in sorted(set(indices)):
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found
