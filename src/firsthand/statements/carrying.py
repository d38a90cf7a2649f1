"""Words that reach the reader through others: `the channel quoted him as saying`, `citing ...`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .candidate import Candidate, Stretch, overlap
from .clauses import clause_after
from .cues import Cue, has_word, verb_entries, word_set
from .heads import RELATIVES
from .phrases import last_noun, phrase
from .quoted import quoted_after, quoted_lead
from .scene import Scene
from .tree import Tree

_REACH = 12
_RETELLING = frozenset({"cite", "quote", "carry", "report", "publish", "broadcast", "run"})


@dataclass(frozen=True, slots=True)
class _Quoting:
    """`M quoted S as saying`: tokens of the verb and of "saying", words of S and of M."""

    verb: int
    saying: int
    source: Stretch
    carrier: Stretch | None
    start: int


def find_carried(scene: Scene) -> list[Candidate]:
    """Find every `quoted ... as saying` with what was said before or behind it."""
    found, verbs = [], word_set("carrying")
    if "as" not in scene.tree.lower:
        return []
    for index, token in enumerate(scene.tree.tokens):
        if token.lemma.lower() in verbs and not scene.is_quoted(index):
            quoting = _quoting(scene.tree, index)
            candidate = _read(scene, quoting) if quoting is not None else None
            if candidate is not None:
                found.append(candidate)
    return found


def _quoting(tree: Tree, verb: int) -> _Quoting | None:
    last = min(tree.sentence(verb)[1], verb + _REACH)
    saying = next(
        (
            at
            for at in range(verb + 1, last)
            if tree.tokens[at].tag == "VBG" and tree.lower[at - 1] == "as"
        ),
        None,
    )
    if saying is None:
        return None
    is_passive = bool(tree.kids(verb, "nsubjpass", "auxpass"))
    subjects = tree.kids(verb, "nsubjpass" if is_passive else "nsubj")
    objects = [at for at in tree.kids(verb, "dobj") if verb < at < saying]
    agent = _agent(tree, verb) or _agent(tree, saying)
    if is_passive and subjects:
        source = phrase(tree, subjects[0], stop=verb)
        return _Quoting(verb, saying, source, agent, source[0])
    if not is_passive and subjects and objects:
        carrier = phrase(tree, subjects[0], stop=verb)
        return _Quoting(
            verb, saying, phrase(tree, objects[0], verb + 1, saying), carrier, carrier[0]
        )
    return None


def _agent(tree: Tree, verb: int) -> Stretch | None:
    """Whom "by" names after the verb."""
    for kid in tree.kids(verb, "agent", "prep"):
        below = tree.kids(kid, "pobj")
        if tree.lower[kid] == "by" and below:
            comma = next((at for at in range(kid, below[0]) if tree.words[at] == ","), None)
            if comma is not None:
                return tree.start(kid + 1), tree.end(comma - 1)
            return phrase(tree, below[0], kid + 1)
    return None


def _read(scene: Scene, quoting: _Quoting) -> Candidate | None:
    tree = scene.tree
    entry = verb_entries()[("say",)]
    cue = Cue(quoting.saying, quoting.saying, "say", entry.shapes, entry.rare)
    behind = quoted_after(scene, cue) or clause_after(scene, cue)
    contents = behind.contents if behind is not None else _before(scene, quoting)
    if not contents:
        return None
    return Candidate(
        cue=(tree.start(quoting.verb), tree.end(quoting.verb)),
        contents=contents,
        source=quoting.source,
        shape="quote",
        channel=quoting.carrier,
    )


def _before(scene: Scene, quoting: _Quoting) -> tuple[Stretch, ...]:
    """What was said where it stands before the announcing part."""
    lead = quoted_lead(scene, quoting.start)
    if lead is not None:
        return (lead,)
    start, _ = scene.sentence(quoting.verb)
    text = scene.tree.text[start : quoting.start].rstrip()
    return ((start, start + len(text.rstrip(" ,"))),) if text.endswith(",") else ()


def add_carriers(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """Give each candidate those who carried its words and those whom its speaker quotes.

    Reads `, citing the agency, which quoted the ministry` and `, as cited by the agency`.
    """
    result = list(candidates)
    for index in scene.tree.verbs if candidates else ():
        token = scene.tree.tokens[index]
        if token.pos != "VERB" or token.lemma.lower() not in _RETELLING:
            continue
        if scene.is_quoted(index):
            continue
        at = _owner(scene, result, index)
        if at is None:
            continue
        owner = result[at]
        if _quotes_another(scene.tree, index):
            result[at] = replace(owner, behind=(*owner.behind, *_sources(scene.tree, index)))
        elif token.tag in {"VBN", "VBD"}:
            result[at] = _carried_by(scene.tree, owner, index)
    return result


def add_references(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """Give each candidate whom its medium refers to: `reports the agency with reference to X`.

    Only where the verb is one of media; in other sentences the words are about something.
    """
    result, tree = list(candidates), scene.tree
    if not candidates or word_set("references").isdisjoint(tree.lower):
        return result
    for index in range(2, len(tree)):
        is_reference = tree.lower[index] == "to" and tree.lower[index - 1] in word_set("references")
        at = _owner(scene, result, index) if is_reference and not scene.is_quoted(index) else None
        if at is None or not has_word(tree.text[slice(*(result[at].cue or (0, 0)))], "passing"):
            continue
        limit = scene.pause_after(index + 1)
        head = last_noun(tree, index + 1, limit)
        if head is not None:
            whom = phrase(tree, head, index + 1, limit)
            owner = result[at]
            result[at] = replace(
                owner,
                behind=(*owner.behind, whom),
                told=_apart(owner.told, whom),
                channel=_apart(owner.channel, whom),
                source=_cut(tree, owner.source, index),
            )
    return result


def _apart(part: Stretch | None, whom: Stretch) -> Stretch | None:
    return None if part is None or overlap(part, whom) else part


def _cut(tree: Tree, source: Stretch | None, index: int) -> Stretch | None:
    """The speaker's words without "with reference to" and what follows."""
    if source is None or not source[0] < tree.start(index) < source[1]:
        return source
    first = index - 2 if tree.lower[index - 2] == "with" else index - 1
    return source[0], tree.end(first - 1)


def _quotes_another(tree: Tree, index: int) -> bool:
    """Whether the verb says whom the speaker quotes: `citing`, `the newspaper, which cited`."""
    token = tree.tokens[index]
    if token.lemma.lower() not in word_set("carrying"):
        return False
    subjects = {tree.lower[kid] for kid in tree.kids(index, "nsubj")}
    return token.tag == "VBG" or (token.dep == "relcl" and bool(subjects & RELATIVES))


def _carried_by(tree: Tree, owner: Candidate, index: int) -> Candidate:
    """The candidate with who carried it: `as cited by X`, `in comments carried by X`."""
    agent = _agent(tree, index)
    before = tree.lower[index - 1] if index > 0 else ""
    if agent is None or agent in owner.via or agent == owner.channel:
        return owner
    if before in {"as", ","}:
        return replace(owner, via=(*owner.via, agent))
    if has_word(before, "remarks") and owner.channel is None:
        return replace(owner, channel=agent)
    return owner


def _owner(scene: Scene, candidates: list[Candidate], index: int) -> int | None:
    """The candidate of the same sentence to which the token belongs: the last that began."""
    start, end = scene.sentence(index)
    place = scene.tree.start(index)
    fitting = [
        at
        for at, item in enumerate(candidates)
        if item.cue is not None and start <= item.cue[0] < end and item.cue[0] != place
    ]
    earlier = [at for at in fitting if candidates[at].start < place]
    best = earlier or fitting
    return best[-1] if best else None


def _sources(tree: Tree, verb: int) -> list[Stretch]:
    """The object of "citing" and, where that one quotes another, the other too."""
    found: list[Stretch] = []
    at: int | None = verb
    for _ in range(3):
        objects = tree.kids(at, "dobj") if at is not None else ()
        if not objects or tree.tokens[objects[0]].pos not in {"NOUN", "PROPN", "PRON"}:
            break
        if tree.tokens[objects[0]].lemma.lower() in word_set("reasons"):
            break
        found.append(phrase(tree, objects[0], verb + 1))
        further = [
            kid
            for kid in tree.kids(objects[0], "relcl")
            if tree.tokens[kid].lemma.lower() in word_set("carrying")
        ]
        at = further[0] if further else None
        if at is None:
            break
    return found


def join_additions(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """Join what "..., he said, adding that ..." adds to the statement that it adds to."""
    result: list[Candidate] = []
    for item in candidates:
        is_adding = item.cue is not None and scene.tree.text[slice(*item.cue)].lower() == "adding"
        last = result[-1] if result else None
        if is_adding and last is not None and last.cue is not None and item.cue is not None:
            token = scene.tree.token_at(item.cue[0])
            start = scene.sentence(token)[0] if token is not None else 0
            if start <= last.cue[0] < item.cue[0]:
                result[-1] = replace(last, contents=tuple(sorted({*last.contents, *item.contents})))
                continue
        result.append(item)
    return result
