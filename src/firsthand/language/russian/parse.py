"""Words, sentences, parse and spans of names by slovnet, with lemmas by pymorphy3.

slovnet, navec and razdel are imported where a text is read; their weights (31 MB) lie in the
wheel of natasha, which itself is never imported, for it needs pymorphy2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.model import Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEPS = {
    "root": "ROOT",
    "obj": "dobj",
    "iobj": "dative",
    "obl": "pobj",
    "nsubj:pass": "nsubjpass",
    "flat:name": "flat",
}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name as the model found it: characters, and PER, LOC or ORG."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with its words, sentences and names."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NameSpan, ...]


@dataclass(slots=True)
class Parser:
    """The models, loaded at the first text."""

    _models: Any = field(default=None, repr=False)

    def parse(self, pieces: Iterable[tuple[int, str]]) -> Parsed:
        """Return the parse of a text that comes in pieces with their offsets."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[NameSpan] = []
        for at, piece in pieces:
            self._add(tokens, sentences, at, piece)
            spans = self._load()[2](piece).spans if piece.strip() else ()
            names += [NameSpan(s.start + at, s.stop + at, s.type) for s in spans]
        return Parsed(tuple(tokens), tuple(sentences), tuple(names))

    def _add(self, tokens: list[Token], sentences: list[Sentence], at: int, piece: str) -> None:
        """Append the words and sentences of a piece; all its sentences are parsed in one batch."""
        from razdel import sentenize, tokenize

        morph, syntax, _ = self._load()
        parts = [
            [(at + part.start + word.start, word.text) for word in tokenize(part.text)]
            for part in sentenize(piece)
        ]
        parts = [words for words in parts if words]
        forms = [[text for _, text in words] for words in parts]
        for words, tagged, linked in zip(parts, morph.map(forms), syntax.map(forms), strict=True):
            first = len(tokens)
            labels = zip(words, tagged.tokens, linked.tokens, strict=True)
            for place, ((start, text), tag, link) in enumerate(labels):
                head = int(link.head_id) - 1
                head = first + (head if head >= 0 else place)
                tokens.append(_token(start, text, tag, str(link.rel), head))
            sentences.append(Sentence(first, len(tokens)))

    def _load(self) -> Any:
        if self._models is None:
            self._models = _load_models()
        return self._models


def _load_models() -> tuple[Any, Any, Any]:
    """Morphology, syntax and names of slovnet, sharing one table of word vectors."""
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise ImportError("natasha")
    data = Path(spec.origin).parent / "data"
    vectors = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    models = []
    for kind, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner")):
        model = kind.load(str(data / "model" / f"slovnet_{name}_news_v1.tar"))
        model.navec(vectors)
        models.append(model)
    return models[0], models[1], models[2]


def _token(start: int, text: str, tag: Any, dep: str, head: int) -> Token:
    """One word with the labels that the later stages know."""
    pos, feats = str(tag.pos), dict(tag.feats)
    lemma = _lemma(text, pos, feats)
    return Token(start, start + len(text), lemma, pos, _tag(pos, feats), _DEPS.get(dep, dep), head)


def _tag(pos: str, feats: dict[str, str]) -> str:
    """The nearest Penn tag: what tells finite verbs and plurals."""
    if pos == "VERB":
        if feats.get("VerbForm") != "Fin":
            return "VBN"
        return "VBD" if feats.get("Tense") == "Past" else "VBZ"
    if pos in {"NOUN", "PROPN"}:
        plural = "S" if feats.get("Number") == "Plur" else ""
        return ("NNP" if pos == "PROPN" else "NN") + plural
    return {"PRON": "PRP", "ADJ": "JJ", "ADP": "IN", "NUM": "CD", "DET": "DT"}.get(pos, "")


def _lemma(text: str, pos: str, feats: dict[str, str]) -> str:
    """The dictionary form; a name keeps its gender and capitals: "Ани Новой" -> "Аня Новая"."""
    if not text[:1].isalpha() or text.isupper():
        return text
    is_name = pos == "PROPN" or text[:1].isupper()
    parses = _parses(text)
    gender = _GENDERS.get(feats.get("Gender", ""))
    if not is_name:
        return str(next((p for p in parses if _is_pos(p, pos)), parses[0]).normal_form)
    fitting = [p for p in parses if gender is None or gender in p.tag or "ms-f" in p.tag]
    known = [p for p in fitting if {"Surn", "Name", "Patr", "Geox"} & set(p.tag.grammemes)]
    if feats.get("Case") == "Nom":
        return text
    for parse in [*known, *fitting]:
        number = "plur" if feats.get("Number") == "Plur" else "sing"
        form = parse.inflect({"nomn", number})
        if form is not None:
            return _cased(str(form.word), text)
    return text


def _is_pos(parse: Any, pos: str) -> bool:
    wanted = {"VERB": ("VERB", "INFN", "GRND", "PRTF", "PRTS"), "NOUN": ("NOUN",)}.get(pos)
    return wanted is None or str(parse.tag.POS) in wanted


def _cased(form: str, like: str) -> str:
    """The form with the capitals of the word: also behind a hyphen."""
    parts, forms = like.split("-"), form.split("-")
    if len(parts) != len(forms):
        return form[:1].upper() + form[1:]
    return "-".join(
        f[:1].upper() + f[1:] if p[:1].isupper() else f for f, p in zip(forms, parts, strict=True)
    )


@lru_cache(maxsize=50_000)
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
