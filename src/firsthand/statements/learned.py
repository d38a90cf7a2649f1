"""Attributions that a reader model found, in the form of our own candidates."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .accordance import is_accordance
from .candidate import Candidate, Stretch, shared
from .clauses import is_complete
from .cues import Cue, find_cue, verb_entries, word_set
from .heads import RELATIVES
from .phrases import phrase
from .verbs import is_unspoken

if TYPE_CHECKING:
    from firsthand.model import Attribution

    from .scene import Scene

_TERM_MOST = 24
_GOVERNED = ("to", "object", "for", "of", "about", "against", "on", "as", "say", "named")
_QUESTIONS = frozenset({"whether", "if", "what", "who", "how", "when", "where", "why"})
_POINTER = re.compile(r"(?:that|this|it|them)(?:[,.;]|$)")
_OPENING = re.compile(r"(?:only|also|merely|simply|just) that (?=\w|\")")
_ASIDES = (", who", ", which", ", whom", " who ")
ACT = "act"


def find_learned(scene: Scene) -> list[Candidate]:
    """Return the reader's attributions whose cue is one of speech.

    The reader also finds wishes, beliefs and decisions ("wants", "thinks"); those have no
    cue of ours and are left out. What tells nothing ("made a statement", "claimed
    responsibility") has the shape of an act.
    """
    read = [_candidate(scene, item) for item in scene.tree.passage.attributions]
    found = [item for item in read if item is not None]
    return [item for item in found if not _is_gloss(scene, item, found)]


def _candidate(scene: Scene, item: Attribution) -> Candidate | None:
    contents = tuple(part for part in item.contents if _may_be_said(scene, item.source, part))
    if not contents:
        return None
    words = scene.tree.text[slice(*item.cue)].strip()
    verb = _speech_word(scene, item.cue)
    is_led = words == ":" or (words.endswith(":") and scene.within(contents[0][0]) is not None)
    if verb is None and not is_led and not is_accordance(words):
        return None
    cue = find_cue(scene.tree, verb) if verb is not None else None
    if cue is not None and cue.lemma in word_set("recalling"):
        contents = _without_topic(scene, contents)
    contents = tuple(_whole(scene, _without_that(scene, part)) for part in contents)
    shape, manner = _shape(scene, cue, contents) if verb is not None else ("accordance", "says")
    if verb is not None and _is_act(scene, item, verb, shape):
        shape = ACT
    return Candidate(
        cue=item.cue if cue is None else _cue_words(scene, cue),
        contents=contents,
        source=_without_aside(scene, item.source),
        manner=manner,
        shape=shape,
        score=item.score,
    )


def _without_topic(scene: Scene, contents: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The contents without what the words are about, where they follow in the next sentence.

    She remembers the night of the fire. "The roof came down."
    """
    if len(contents) == 1 or scene.within(contents[0][0]) or not scene.within(contents[1][0]):
        return contents
    between = scene.tree.text[contents[0][1] : contents[1][0]].strip()
    return contents[1:] if between == "." and not tells(scene, contents[:1]) else contents


def _is_gloss(scene: Scene, item: Candidate, found: list[Candidate]) -> bool:
    """Whether the cue only names whom another's speaker quotes: "..., citing state television"."""
    verb = scene.tree.token_at(item.cue[0]) if item.cue is not None else None
    if verb is None or scene.tree.tokens[verb].tag != "VBG":
        return False
    if scene.tree.tokens[verb].lemma.lower() not in word_set("carrying"):
        return False
    return any(one is not item and shared(one.contents, item.contents) for one in found)


def _without_that(scene: Scene, part: Stretch) -> Stretch:
    """The words behind "that" and "only that", which open what was said and are no part of it."""
    opening = _OPENING.match(scene.tree.text[slice(*part)])
    return part if opening is None else (part[0] + opening.end(), part[1])


def _whole(scene: Scene, part: Stretch) -> Stretch:
    """A quotation to its closing mark, where the reader stopped behind its first sentence."""
    quotation = scene.within(part[0])
    if quotation is None or quotation.start != part[0] or not quotation.closed:
        return part
    is_stop = scene.tree.text[: part[1]].endswith((".", "!", "?"))
    return (part[0], quotation.end) if is_stop and part[1] < quotation.end else part


def _may_be_said(scene: Scene, source: Stretch | None, part: Stretch) -> bool:
    """Whether the stretch is none that the report tells of the speaker: police, who left."""
    if part[1] <= part[0]:
        return False
    if source is None or not 0 <= part[0] - source[1] <= len(", "):
        return True
    return scene.tree.text[slice(*part)].split(" ", 1)[0] not in RELATIVES


@lru_cache(maxsize=1)
def _speech_words() -> frozenset[str]:
    """Verbs that announce speech, and nouns that stand for it ("claims of")."""
    return frozenset(key[0] for key in verb_entries() if len(key) == 1) | word_set("speech_nouns")


def _speech_word(scene: Scene, stretch: Stretch) -> int | None:
    """The first word of the cue that announces speech."""
    tree = scene.tree
    at = tree.token_at(stretch[0])
    while at is not None and at < len(tree) and tree.start(at) < stretch[1]:
        if find_cue(tree, at) is not None or tree.tokens[at].lemma.lower() in _speech_words():
            return at
        at += 1
    return None


def _without_aside(scene: Scene, source: Stretch | None) -> Stretch | None:
    """The speaker's words without what is told of them: "Ann Lee, who directs the group"."""
    if source is None:
        return None
    source = _antecedent(scene, source)
    words = scene.tree.text[slice(*source)]
    ends = [at for word in _ASIDES if (at := words.find(word)) > 0]
    return source[0], source[0] + len(words[: min(ends, default=len(words))].rstrip(" ,"))


def _antecedent(scene: Scene, source: Stretch) -> Stretch:
    """The noun before a clause that the reader took for the speaker: "Alba, which left, said"."""
    tree = scene.tree
    first = tree.token_at(source[0])
    if first is None or tree.lower[first] not in RELATIVES:
        return source
    verb = first
    while tree.tokens[verb].dep != "relcl" and tree.tokens[verb].head != verb:
        verb = tree.tokens[verb].head
    noun, is_clause = tree.tokens[verb].head, tree.start(verb) < source[1]
    return phrase(tree, noun, 0, first) if is_clause and noun < first else source


def _cue_words(scene: Scene, cue: Cue) -> Stretch:
    return scene.tree.start(cue.index), scene.tree.end(cue.last)


def _is_act(scene: Scene, item: Attribution, verb: int, shape: str) -> bool:
    """Whether the words tell of speech without telling what somebody said."""
    if is_unspoken(scene.tree, verb) or _names_nobody(scene, item):
        return True
    token = scene.tree.tokens[verb]
    if token.tag == "VBN" and token.dep == "acl":
        return True  # a film titled "Home"
    if _says_of_a_noun(scene, item.cue, item.contents) or _is_pointer(scene, item.contents):
        return True
    if tells(scene, item.contents):
        return False
    return shape != "quote" or not _is_mostly_quoted(scene, item.contents)


def _names_nobody(scene: Scene, item: Attribution) -> bool:
    """Whether nobody says it: neither side, no official."""
    if item.source is None:
        return False
    return scene.tree.text[slice(*item.source)].lower().split()[:1] in (["neither"], ["no"])


def _says_of_a_noun(scene: Scene, cue: Stretch, contents: tuple[Stretch, ...]) -> bool:
    """Whether the cue's clause only describes a noun: "a tax that farmers reject"."""
    tree = scene.tree
    at = tree.token_at(cue[0])
    while at is not None and at < len(tree) and tree.start(at) < cue[1]:
        head = tree.start(tree.tokens[at].head)
        if tree.tokens[at].dep == "relcl" and any(a <= head < b for a, b in contents):
            return True
        at += 1
    return False


def _is_pointer(scene: Scene, contents: tuple[Stretch, ...]) -> bool:
    """Whether the words only point at what was said before: "has confirmed that, and ..."."""
    return _POINTER.match(scene.tree.text[slice(*contents[0])]) is not None


def tells(scene: Scene, contents: tuple[Stretch, ...]) -> bool:
    """Whether the words say that something is so: "claimed responsibility" does not."""
    tree = scene.tree
    for start, end in contents:
        first, last = tree.token_at(start), tree.token_at(end)
        if first is not None and tree.has_finite_verb(first, len(tree) if last is None else last):
            return True
    return False


def _is_mostly_quoted(scene: Scene, contents: tuple[Stretch, ...]) -> bool:
    """Whether the quotation is more than a term: charged people with "extremism"."""
    marks = tuple((item.start, item.end) for item in scene.quotations)
    inside = shared(contents, marks)
    return inside >= _TERM_MOST or 2 * inside >= sum(end - start for start, end in contents)


def _opens_sentence(
    scene: Scene, cue: Cue, contents: tuple[Stretch, ...], first: int, end: int
) -> bool:
    """Whether the words must be a clause, though the parse shows no subject.

    They open the sentence, the announcing part trails, and there is a finite verb in them.
    """
    opens = contents[0][0] == scene.sentence(cue.index)[0] and contents[-1][1] < scene.tree.start(
        cue.index
    )
    return opens and scene.tree.has_finite_verb(first, end)


def _shape(scene: Scene, cue: Cue | None, contents: tuple[Stretch, ...]) -> tuple[str, str]:
    """How the words hang on the cue: quoted, a clause, or something a verb governs."""
    if cue is None:
        return "accordance", "says"
    tree = scene.tree
    if any(scene.within(start) is not None for start, _ in contents):
        return "quote", cue.manner("quote") or cue.manner("clause") or "says"
    first, last = tree.token_at(contents[0][0]), tree.token_at(contents[-1][1])
    end = len(tree) if last is None else last
    finite = first is not None and (
        is_complete(tree, first, end) or _opens_sentence(scene, cue, contents, first, end)
    )
    if finite and cue.manner("clause") is not None:
        return "clause", cue.manner("clause") or "says"
    if first is not None and tree.lower[first] in _QUESTIONS and cue.manner("whether"):
        return "whether", cue.manner("whether") or "says"
    for shape in _GOVERNED:
        manner = cue.manner(shape)
        if manner is not None:
            return shape, manner
    return "object", "says"
