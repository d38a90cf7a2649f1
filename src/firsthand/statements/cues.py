"""The words that announce speech, looked up in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from firsthand.resources import load_list

from .phrases import find_subject
from .tree import Tree, may_be_verb

_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "written": "write",
    "spoke": "speak",
    "read": "read",
    "swore": "swear",
    "sang": "sing",
    "forecast": "forecast",
    "laid": "lay",
    "made": "make",
    "put": "put",
    "went": "go",
    "quoted": "quote",
    "quipped": "quip",
    "admitted": "admit",
}


_ACTING = frozenset({"nsubj", "nsubjpass", "compound"})
_TOLD_BY_RECORDS = (("clause", "says"), ("quote", "says"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that announces speech as it stands in a paragraph.

    `shapes` are the contents it takes, each with its manner; `last` is the token of its
    particle, or the verb itself; `rare` marks verbs with commoner other senses.
    """

    index: int
    last: int
    lemma: str
    shapes: tuple[tuple[str, str], ...]
    rare: frozenset[str]

    def manner(self, shape: str) -> str | None:
        """The manner of the cue with this shape of content, None where it takes none such."""
        return dict(self.shapes).get(shape)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list says of a verb: shape -> manner, and shapes that need more evidence."""

    shapes: tuple[tuple[str, str], ...]
    rare: frozenset[str]


@lru_cache(maxsize=1)
def verb_entries() -> dict[tuple[str, ...], Entry]:
    """All verbs of `cues.yml`: words of the verb and its particles -> entry."""
    shapes: dict[tuple[str, ...], dict[str, str]] = {}
    rare: dict[tuple[str, ...], set[str]] = {}
    for group in load_list("cues")["groups"]:
        for verb in group["verbs"]:
            key = tuple(verb.split())
            for frame in group["frames"]:
                if frame not in shapes.setdefault(key, {}):
                    shapes[key][frame] = group["manner"]
                    if group.get("rare"):
                        rare.setdefault(key, set()).add(frame)
    return {
        key: Entry(tuple(sorted(frames.items())), frozenset(rare.get(key, ())))
        for key, frames in shapes.items()
    }


@lru_cache(maxsize=1)
def _particles() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word of a verb with particles -> all such verbs, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for key in verb_entries():
        if len(key) > 1:
            table.setdefault(key[0], []).append(key)
    return {word: tuple(sorted(keys, key=len, reverse=True)) for word, keys in table.items()}


@lru_cache(maxsize=64)
def word_set(name: str) -> frozenset[str]:
    """One of the plain lists of `cues.yml` as a set."""
    return frozenset(load_list("cues")[name])


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """The words with which a cue may begin."""
    return frozenset(key[0] for key in verb_entries()) | word_set("evidence_verbs")


def find_cue(tree: Tree, index: int) -> Cue | None:
    """Return the cue whose verb is token `index`, or None.

    A word that the tagger took for a noun counts when its form is one of a listed verb and
    the tagger's own lemma is not contradicted by a determiner before it.
    """
    token = tree.tokens[index]
    if not may_be_verb(token):
        return None
    lemma = _IRREGULAR.get(tree.lower[index]) or token.lemma.lower()
    if lemma not in _openers():
        return None
    entries = verb_entries()
    for key in _particles().get(lemma, ()):
        last = _match_particles(tree, index, key[1:])
        if last is not None:
            entry = entries[key]
            return Cue(index, last, " ".join(key), entry.shapes, entry.rare)
    entry_or_none = entries.get((lemma,)) or _evidence(tree, index, lemma)
    if entry_or_none is None:
        return None
    return Cue(index, index, lemma, entry_or_none.shapes, entry_or_none.rare)


def _evidence(tree: Tree, index: int, lemma: str) -> Entry | None:
    """What a verb announces where records or an inquiry are its subject: "documents show"."""
    if lemma not in word_set("evidence_verbs"):
        return None
    subject = find_subject(tree, index)
    if subject is None and index > 0 and tree.tokens[index - 1].head == index:
        subject = index - 1  # "jail records show", where the parser takes a noun for a modifier
    if subject is None or tree.tokens[subject].dep not in _ACTING:
        return None
    noun = tree.tokens[subject].lemma.lower()
    if noun in word_set("evidence"):
        return Entry(_TOLD_BY_RECORDS, frozenset())
    is_finding = lemma == "find" and noun in word_set("finders")
    return Entry(_TOLD_BY_RECORDS, frozenset({"clause"})) if is_finding else None


def _match_particles(tree: Tree, index: int, rest: tuple[str, ...]) -> int | None:
    """The last token of the particles `rest` that follow `index` (a word may come between)."""
    at = index
    for word in rest:
        for step in (1, 2):
            if at + step < len(tree) and tree.lower[at + step] == word:
                at += step
                break
        else:
            return None
    return at


def has_word(text: str, name: str) -> bool:
    """Whether one of the words of `text` is in a plain list of `cues.yml`, plural or not."""
    words = word_set(name)
    for word in text.lower().replace("-", " ").split():
        bare = word.strip(".,;:'\"")
        if bare in words or (bare.endswith("s") and bare[:-1] in words):
            return True
    return False
