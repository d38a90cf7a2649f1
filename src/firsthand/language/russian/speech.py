"""Who says what in a Russian text: verbs of speech on the parse, quotations, "по словам"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.model import Attribution
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.language.russian.parse import Parsed
    from firsthand.model import Token

Stretch = tuple[int, int]
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUOTATION = re.compile(r'"[^"]*"')
_BEFORE = re.compile(r"[,?!.]?\s*-?\s*$")
_AFTER = re.compile(r"[^\".?!]{0,80}:\s*$")
_ASIDES = frozenset({"acl", "acl:relcl", "parataxis", "conj"})
_LEAST = 12  # letters of a quotation that is more than a title
_SURE, _LIKELY = 0.9, 0.75


def find_attributions(text: str, parsed: Parsed) -> tuple[Attribution, ...]:
    """Return the attributions of a folded Russian text, in text order.

    Args:
        text: the folded text.
        parsed: its parse.
    """
    reader = _Speech(text, parsed.tokens)
    found = [
        item
        for sentence in parsed.sentences
        for item in reader.sentence(sentence.start, sentence.end)
    ]
    return tuple(sorted(found, key=lambda item: item.cue))


class _Speech:
    """The rules over one text."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.children: dict[int, list[int]] = defaultdict(list)
        for place, token in enumerate(tokens):
            if token.head != place:
                self.children[token.head].append(place)
        self.quotations = [m.span() for m in _QUOTATION.finditer(text) if len(m.group()) > _LEAST]

    def sentence(self, first: int, last: int) -> Iterator[Attribution]:
        """The attributions whose cue stands in the words `[first, last)`."""
        verbs = load_list("russian")["verbs"]
        for at in range(first, last):
            token = self.tokens[at]
            if token.lemma in verbs and not self._is_quoted(at):
                found = self._of_verb(at, first, last)
            elif token.lemma.lower() in {"по", "согласно"} and token.pos == "ADP":
                found = self._accordance(at, first, last)
            else:
                found = None
            if found is not None:
                yield found

    def _of_verb(self, verb: int, first: int, last: int) -> Attribution | None:
        cue = (self.tokens[verb].start, self.tokens[verb].end)
        subject = next((c for c in self.children[verb] if self.tokens[c].dep in _SUBJECTS), None)
        source = self._phrase(subject) if subject is not None else None
        quotation = self._quotation_beside(verb, source)
        contents = quotation or self._clause(verb, last) or self._words_before(verb, source, first)
        if contents is None or (source is None and not quotation):
            return None
        return Attribution(cue, (contents,), source, _SURE if quotation else _LIKELY)

    def _quotation_beside(self, verb: int, source: Stretch | None) -> Stretch | None:
        """The quotation that ends right before the announcing words, or follows their colon."""
        start, end = self.tokens[verb].start, self.tokens[verb].end
        left, right = (
            min(start, source[0] if source else start),
            max(end, source[1] if source else 0),
        )
        for opening, closing in self.quotations:
            if closing <= left and _BEFORE.fullmatch(self.text[closing:left]):
                return opening, closing
            if opening >= right and _AFTER.fullmatch(self.text[right:opening]):
                return opening, closing
        return None

    def _clause(self, verb: int, last: int) -> Stretch | None:
        """The clause that "что" opens."""
        openers = load_list("russian")["openers"]
        for child in self.children[verb]:
            if self.tokens[child].dep not in {"ccomp", "advcl", "csubj", "xcomp"} or child < verb:
                continue
            words = self._subtree(child)
            opener = next((w for w in words if self.tokens[w].lemma in openers), None)
            if opener is not None and opener == min(w for w in words if self._is_word(w)):
                end = max(w for w in words if self._is_word(w))
                return self.tokens[opener + 1].start, self._closed(end, last)
        return None

    def _closed(self, at: int, last: int) -> int:
        """The end of a word, with the mark that closes a quotation behind it."""
        follows = at + 1 < last and self.text[self.tokens[at + 1].start] == '"'
        return self.tokens[at + 1 if follows else at].end

    def _words_before(self, verb: int, source: Stretch | None, first: int) -> Stretch | None:
        """The rest of the sentence before ", сообщила X": the verb follows a comma."""
        comma = verb - 1
        while comma > first and self.tokens[comma].lemma.lower() in {"как", "также", "об", "этом"}:
            comma -= 1
        is_behind = source is not None and source[0] > self.tokens[verb].start
        if not is_behind or comma <= first or self.text[self.tokens[comma].start] != ",":
            return None
        return self.tokens[first].start, self.tokens[comma - 1].end

    def _accordance(self, at: int, first: int, last: int) -> Attribution | None:
        """As in "По словам X, ...": whose words, and the rest of the sentence."""
        noun = self.tokens[at].head
        is_said = self.tokens[noun].lemma in load_list("russian")["accordance"]
        if self.tokens[at].lemma.lower() == "по" and (not is_said or noun < at):
            return None
        whose = [c for c in self.children[noun] if c > noun and self.tokens[c].dep == "nmod"]
        speaker = whose[0] if is_said and whose else None if is_said else noun
        if speaker is None:
            return None
        source = self._phrase(speaker)
        rest = next((i for i in range(at, last) if self.tokens[i].start >= source[1]), last)
        if (
            rest >= last
            or self.text[self.tokens[rest].start] != ","
            or rest + 1 >= last
            or at > first
        ):
            return None
        end = last - 1 if self.text[self.tokens[last - 1].start] in ".!?" else last
        cue = (self.tokens[at].start, self.tokens[noun if is_said else at].end)
        content = (self.tokens[rest + 1].start, self.tokens[end - 1].end)
        return Attribution(cue, (content,), source, _LIKELY)

    def _phrase(self, head: int) -> Stretch:
        """The noun phrase of a word: without the clauses that hang on it."""
        words = self._subtree(head, stop=_ASIDES)
        finite = {"VBD", "VBZ"}
        kept = [w for w in words if self._is_word(w) and self.tokens[w].tag not in finite]
        run = {head}
        for side in (-1, 1):
            at = head + side
            while at in kept or (at in words and self.text[self.tokens[at].start] in '"-'):
                run.add(at)
                at += side
        return self.tokens[min(run)].start, self.tokens[max(run)].end

    def _subtree(self, top: int, stop: frozenset[str] = frozenset()) -> list[int]:
        found, stack = {top}, [top]
        while stack:
            for child in self.children[stack.pop()]:
                if child not in found and self.tokens[child].dep not in stop:
                    found.add(child)
                    stack.append(child)
        return sorted(found)

    def _is_word(self, at: int) -> bool:
        return self.tokens[at].pos != "PUNCT"

    def _is_quoted(self, at: int) -> bool:
        return any(start < self.tokens[at].start < end for start, end in self.quotations)
