"""One paragraph ready for rules: its letters, its tokens and what hangs on what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from firsthand.model import Passage, Token

FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
_FOLD = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "‒": "-",
        "―": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\n": " ",
        "\r": " ",
        "\t": " ",
    }
)
_ENDINGS = frozenset({".", "?", "!", '"', "''", "'"})
_VERBAL = frozenset({"VERB", "AUX"})
_start_of, _end_of = attrgetter("start"), attrgetter("end")


def may_be_verb(token: Token) -> bool:
    """Return whether the tagger allows that a word is a verb."""
    return token.pos in _VERBAL or token.tag[:2] == "VB"


class Tree:
    """Navigation over a `Passage` whose letters are known.

    Tokens are spoken of by index, stretches of text by (start, end) from the paragraph's
    start. `raw` is the stored text, `text` the same folded as it was parsed.
    """

    def __init__(self, raw: str, passage: Passage) -> None:
        self.raw = raw
        self.text = raw.translate(_FOLD)
        self.passage = passage
        self.tokens: tuple[Token, ...] = passage.tokens
        self.words = tuple([self.text[token.start : token.end] for token in passage.tokens])
        self.lower = tuple([word.lower() for word in self.words])

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For every token, the tokens that hang on it, in text order."""
        size = len(self.tokens)
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            head = token.head
            if head != index and 0 <= head < size:
                below[head].append(index)
        return tuple(map(tuple, below))

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """For every token, the first and the last token of its subtree.

        Walks up from each token only as long as a head gets a wider subtree by it, so a
        malformed parse (a loop of heads) cannot hang it.
        """
        size = len(self.tokens)
        heads = [token.head for token in self.tokens]
        low, high = list(range(size)), list(range(size))
        for index in range(size):
            head = heads[index]
            while 0 <= head < size:
                if index < low[head]:
                    low[head] = index
                elif index > high[head]:
                    high[head] = index
                else:
                    break
                head = heads[head]
        return tuple(zip(low, high, strict=True))

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The tokens that the tagger allows to be verbs, in text order."""
        return tuple([index for index, token in enumerate(self.tokens) if may_be_verb(token)])

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Token stretches `[first, last)`: the parser's, mended beside marks.

        A parser joins and cuts sentences wrongly beside quotation marks and colons: they are
        joined where no end mark stands between, and cut behind a full stop before a capital.
        """
        starts = {sentence.start for sentence in self.passage.sentences if sentence.start > 0}
        kept = [index for index in starts if self._ends_sentence(index)]
        kept += [
            index + 1
            for index, word in enumerate(self.words[:-1])
            if word in _ENDINGS and self._opens_sentence(index + 1)
        ]
        bounds = [0, *sorted(set(kept)), len(self.tokens)]
        return tuple((a, b) for a, b in pairwise(bounds) if b > a)

    def _opens_sentence(self, index: int) -> bool:
        """Whether token `index` surely opens a sentence: a capital or a mark behind ". "."""
        before = self.words[index - 1]
        gap = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        first = self.words[index][:1]
        opens = first.isupper() or first in "\"'"
        if before in {'"', "''", "'"} and index > 1:
            return bool(gap) and opens and self.words[index - 2] == "."
        return bool(gap) and opens and before in {".", "?", "!"}

    def _ends_sentence(self, index: int) -> bool:
        """Whether a sentence may end just before token `index`."""
        before = self.text[: self.tokens[index].start].rstrip().rstrip("\"')] *_")
        return before.endswith((".", "!", "?", "…", "..."))

    def sentence(self, index: int) -> tuple[int, int]:
        """The sentence (token stretch) in which token `index` lies."""
        return self._sentence_of[index]

    @cached_property
    def _sentence_of(self) -> tuple[tuple[int, int], ...]:
        return tuple(pair for pair in self.sentences for _ in range(pair[0], pair[1]))

    def start(self, index: int) -> int:
        """Where token `index` begins in the paragraph."""
        return self.tokens[index].start

    def end(self, index: int) -> int:
        """Where token `index` ends in the paragraph."""
        return self.tokens[index].end

    def kids(self, index: int, *labels: str) -> tuple[int, ...]:
        """The children of token `index` with one of these dependency labels."""
        tokens = self.tokens
        return tuple([kid for kid in self.children[index] if tokens[kid].dep in labels])

    def inside(self, start: int, end: int) -> range:
        """The tokens that begin in the stretch `[start, end)`."""
        first = bisect_left(self.tokens, start, key=_start_of)
        return range(first, bisect_left(self.tokens, end, first, key=_start_of))

    def token_at(self, offset: int) -> int | None:
        """The token that covers or follows `offset`, or None after the last."""
        found = bisect_right(self.tokens, offset, key=_end_of)
        return found if found < len(self.tokens) else None

    def has_finite_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands among tokens `[first, last)`."""
        return any(
            token.tag in FINITE_TAGS and token.pos in {"VERB", "AUX"}
            for token in self.tokens[first:last]
        )
