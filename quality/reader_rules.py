"""Arguments by rules over a parse, given the trigger: what the reader's head must beat.

python -m quality.reader_rules: head F1 on the parts of RAMS and WikiEvents that are held back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quality.reader_events import Found, head_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

_PREPOSITIONS = {
    "in": "place",
    "at": "place",
    "near": "place",
    "to": "receiver",
    "with": "instrument",
    "by": "actor",
    "for": "charge",
    "against": "recipient",
    "of": "recipient",
    "on": "recipient",
}
_SUBJECT = {"nsubj", "csubj", "agent"}
_OBJECT = {"dobj", "nsubjpass", "obj", "dative"}


def read_by_rules(parser: Any, items: Sequence[dict[str, Any]]) -> list[Found]:
    """Return what subject, object and prepositions of each trigger give."""
    texts = [item["text"] for item in items]
    return [
        {
            (kind, head_end(doc.text, word.left_edge.idx, word.idx + len(word)))
            for kind, word in _arguments(doc, item["events"][0]["trigger"])
        }
        for item, doc in zip(items, parser.pipe(texts), strict=True)
    ]


def _arguments(doc: Doc, trigger: Sequence[int]) -> Iterator[tuple[str, Token]]:
    start, end = trigger
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return
    root = span.root
    yield from _of_word(root)
    if root.pos_ == "NOUN":
        yield from _possessor(root)
        if root.dep_ in {"dobj", "obj", "pobj"} and root.head.pos_ == "VERB":
            yield from (pair for pair in _of_word(root.head) if pair[1] != root)
    if root.dep_ in {"xcomp", "conj", "advcl"} and not _has(root, _SUBJECT | _OBJECT):
        yield from (pair for pair in _of_word(root.head) if pair[0] == "actor")


def _has(word: Token, relations: set[str]) -> bool:
    return any(child.dep_ in relations for child in word.children)


def _possessor(noun: Token) -> Iterator[tuple[str, Token]]:
    for child in noun.children:
        if child.dep_ in {"poss", "compound", "amod"} and child.ent_type_:
            yield "actor", child


def _of_word(word: Token) -> Iterator[tuple[str, Token]]:
    for child in word.children:
        if child.dep_ in _SUBJECT and child.dep_ != "agent":
            yield "actor", child
        elif child.dep_ in _OBJECT:
            yield "recipient", child
        elif child.dep_ in {"prep", "agent"}:
            kind = _PREPOSITIONS.get(child.lower_)
            yield from ((kind, below) for below in child.children if kind and below.dep_ == "pobj")


if __name__ == "__main__":
    import spacy
    from training.reader.prepare import events_dev

    from firsthand.config import Config
    from quality.corpus import SHARED
    from quality.reader_events import arguments_figures

    pipeline = spacy.load(Config().spacy_model)
    held = events_dev(SHARED / "gold/events")
    for name in ("arguments_rams", "arguments_wikievents"):
        passages = held[name]
        print(name, arguments_figures(passages, read_by_rules(pipeline, passages)))
