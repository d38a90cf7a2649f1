"""The announcing part of a sentence: who, the verb, to whom, through what."""

from __future__ import annotations

from dataclasses import dataclass

from .candidate import Candidate, Stretch
from .cues import Cue, find_cue, has_word
from .ends import shares_speaker
from .phrases import find_subject, is_nominal, last_noun, phrase, subject_after
from .scene import Scene
from .tree import FINITE_TAGS, Tree

_TALKS = frozenset({"interview", "conversation", "call", "briefing", "meeting", "talk", "chat"})
LISTENED = frozenset(
    {"tell", "inform", "brief", "remind", "assure", "advise", "notify", "ask", "warn"}
)
RELATIVES = frozenset({"who", "which", "that", "whom"})
_OTHERS_WORDS = frozenset({"report", "claim", "story", "account", "allegation"})
_CHANNELS = frozenset({"on", "in", "via", "through", "over", "by"})


@dataclass(frozen=True, slots=True)
class Head:
    """Who announces, and where the announcing part stands.

    Attributes:
        start, end: from its first word to its last, with whom, when and where it was said.
        source: the speaker's words.
        subject: the token that heads them.
        told, channel: see `Candidate`.
    """

    start: int
    end: int
    source: Stretch
    subject: int
    told: Stretch | None = None
    channel: Stretch | None = None


def announce(
    scene: Scene,
    cue: Cue,
    head: Head,
    contents: tuple[Stretch, ...],
    *,
    manner: str,
    shape: str,
) -> Candidate:
    """Return the attribution of the contents to the one who announces them."""
    return Candidate(
        cue=(scene.tree.start(cue.index), scene.tree.end(cue.last)),
        contents=contents,
        source=head.source,
        manner=manner,
        shape=shape,
        told=head.told,
        channel=head.channel,
    )


def head_before(scene: Scene, cue: Cue) -> Head | None:
    """The announcing part where what is said follows: `The minister told reporters that ...`."""
    tree = scene.tree
    first, last = tree.sentence(cue.index)
    subject = _earlier_speaker(tree, cue, first)
    if subject is None:
        subject = find_subject(tree, cue.index)
    if subject is None or not first <= subject < last:
        first = scene.pause_before(cue.index, first)
        subject = _noun_before(tree, cue, first)
    if subject is None:
        return None
    source = phrase(tree, subject, first, cue.index)
    limit = scene.pause_after(cue.last + 1)
    told, channel = _listeners(scene, cue, limit)
    told = told or _earlier_listener(scene, cue)
    start = source[0] if source[1] <= tree.start(cue.index) else tree.start(cue.index)
    return Head(start, tree.end(cue.last), source, subject, told, channel)


def head_after(scene: Scene, cue: Cue, first: int) -> Head | None:
    """The announcing part where what is said comes before it, from token `first` on.

    Reads `, the minister told reporters on Friday`, `said the minister` and `, she said`.
    """
    tree = scene.tree
    while first < cue.index and tree.tokens[first].pos in {"PUNCT", "SPACE"}:
        first += 1
    if first < cue.index and tree.tokens[first].pos in {"CCONJ", "SCONJ"}:
        return None
    limit = scene.pause_after(cue.last + 1)
    end = max(scene.end_before(limit), tree.end(cue.last))
    if all(tree.tokens[at].pos in {"ADV", "AUX", "SPACE"} for at in range(first, cue.index)):
        subject = subject_after(tree, cue.last, limit) if subjects_behind(tree, cue) else None
        if subject is None:
            return None
        source = phrase(tree, subject, cue.last + 1)
        told, channel = _listeners(scene, cue, limit)
        told = None if told is not None and told[0] <= source[0] < told[1] else told
        return Head(tree.start(first), end, source, subject, told, channel)
    named = _named_between(tree, first, cue.index)
    if named is None:
        return None
    told, channel = _listeners(scene, cue, limit)
    source = phrase(tree, named, first, cue.index)
    return Head(tree.start(first), end, source, named, told, channel)


def subjects_behind(tree: Tree, cue: Cue) -> bool:
    """Whether the verb may have its subject behind it: said the minister, not told the agency."""
    behind = any(kid > cue.index for kid in tree.kids(cue.index, "nsubj"))
    return behind or cue.lemma not in LISTENED


def _earlier_speaker(tree: Tree, cue: Cue, first: int) -> int | None:
    """The subject of an earlier announcing verb with which this one shares it."""
    for verb in range(first, cue.index):
        if tree.tokens[verb].pos == "VERB" and find_cue(tree, verb) is not None:
            if shares_speaker(tree, verb, cue.index):
                return find_subject(tree, verb)
            return None
    return None


def _noun_before(tree: Tree, cue: Cue, first: int) -> int | None:
    """The noun right before a finite verb whose subject the parser did not find."""
    if first >= cue.index or tree.tokens[cue.index].tag not in FINITE_TAGS:
        return None
    return _named_between(tree, first, cue.index)


def _named_between(tree: Tree, first: int, verb: int) -> int | None:
    """The head of the speaker's words among tokens `[first, verb)`, None if they name nobody."""
    last = verb
    while last > first and tree.tokens[last - 1].pos in {"AUX", "ADV", "PUNCT"}:
        last -= 1
    parsed = [kid for kid in tree.kids(verb, "nsubj") if first <= kid < last]
    if parsed:
        return None if tree.has_finite_verb(first, tree.edges[parsed[-1]][0]) else parsed[-1]
    return last_noun(tree, first, last) if is_nominal(tree, first, last) else None


def _listeners(scene: Scene, cue: Cue, limit: int) -> tuple[Stretch | None, Stretch | None]:
    """Whom it was told to, and the medium it was said on, among the tokens before `limit`."""
    tree, told, channel = scene.tree, None, None
    if cue.lemma in LISTENED:
        told = _object(tree, cue, limit)
    for at in range(cue.last + 1, min(limit, len(tree))):
        if tree.tokens[at].pos != "ADP" and tree.tokens[at].dep not in {"prep", "dative"}:
            continue
        below = [kid for kid in tree.kids(at, "pobj") if at < kid < limit]
        if not below or tree.tokens[below[0]].pos not in {"NOUN", "PROPN", "PRON"}:
            continue
        stretch = phrase(tree, below[0], at + 1)
        if told is None and _leads_to_listener(tree, at):
            told = stretch
        elif tree.lower[at] in _CHANNELS and _is_channel(tree, below[0]):
            channel = None if _is_of_denied(tree, at) else stretch
    return told, channel


def _earlier_listener(scene: Scene, cue: Cue) -> Stretch | None:
    """Whom the speaker spoke to, said before: `Speaking to X, he said`, `In an interview with`."""
    tree = scene.tree
    first = tree.sentence(cue.index)[0]
    for at in range(first + 1, cue.index):
        if tree.lower[at] not in {"to", "with"} or scene.is_quoted(at):
            continue
        is_talk = tree.lower[tree.tokens[at].head] in _TALKS or tree.lower[at - 1] in _TALKS
        if not is_talk and tree.lower[at - 1] not in {"speaking", "talking"}:
            continue
        head = last_noun(tree, at + 1, min(scene.pause_after(at + 1), cue.index))
        if head is not None:
            return tree.start(at + 1), phrase(tree, head, at + 1, scene.pause_after(at + 1))[1]
    return None


def _leads_to_listener(tree: Tree, at: int) -> bool:
    """Whether the preposition leads to who listens: said to them, in an interview with them."""
    if tree.lower[at] == "to":
        return True
    return tree.lower[at] == "with" and tree.lower[tree.tokens[at].head] in _TALKS


def _is_channel(tree: Tree, head: int) -> bool:
    """Whether the noun names a medium, and not someone's own page or a network of everyone's."""
    words = _core(tree, head)
    if words == "paper" and not tree.kids(head, "det"):
        return False  # the law exists only on paper
    is_own = bool(tree.kids(head, "poss"))
    return has_word(words, "media_nouns") and not has_word(words, "platforms") and not is_own


def _is_of_denied(tree: Tree, at: int) -> bool:
    """Whether it tells where others spoke: denied *reports* on networks, *a claim* by one."""
    above = tree.tokens[tree.tokens[at].head]
    return above.dep == "dobj" and (above.tag == "NNS" or above.lemma in _OTHERS_WORDS)


def _core(tree: Tree, head: int) -> str:
    """The noun of a phrase with the words that make one name with it: `state television`."""
    parts = [kid for kid in tree.children[head] if tree.tokens[kid].dep in {"compound", "appos"}]
    return " ".join(tree.words[at] for at in sorted([*parts, head]))


def _object(tree: Tree, cue: Cue, limit: int) -> Stretch | None:
    """The object of a verb that takes a listener: told *reporters at the airport*."""
    for kid in tree.kids(cue.index, "dobj", "dative", "iobj"):
        if cue.last < kid < limit and tree.tokens[kid].pos in {"NOUN", "PROPN", "PRON"}:
            return phrase(tree, kid, cue.last + 1)
    if cue.lemma != "tell":
        return None
    stop = cue.last + 1
    while stop < limit and tree.tokens[stop].pos not in {"ADP", "SCONJ", "VERB", "AUX"}:
        stop += 1
    head = last_noun(tree, cue.last + 1, stop)
    return phrase(tree, head, cue.last + 1) if head is not None else None
