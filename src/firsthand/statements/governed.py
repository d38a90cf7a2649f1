"""What a verb governs beside a clause: `denied the charge`, `warned of a famine`."""

from __future__ import annotations

from .candidate import Candidate, Stretch
from .cues import Cue, word_set
from .ends import whole_quotation
from .heads import RELATIVES, head_before
from .scene import Scene
from .tree import Tree

_PREPOSITIONS = frozenset({"of", "for", "on", "about", "against", "as"})
_FREE = frozenset({"quote", "clause", "whether", "named"})


def governed(scene: Scene, cue: Cue) -> Candidate | None:
    """Read an infinitive, an object or a phrase with a preposition that the verb governs."""
    tree = scene.tree
    head = head_before(scene, cue)
    if (
        head is None
        or tree.lower[head.subject] in RELATIVES
        or tree.tokens[head.subject].head != cue.index
    ):
        return None
    if tree.tokens[cue.index].dep == "relcl":
        return None
    for shape, manner in cue.shapes:
        content = None if shape in _FREE else _content(scene, cue, shape)
        if content is not None:
            content = content[0], whole_quotation(scene, content[0], content[1])
            return Candidate(
                cue=_cue_with(scene, cue, shape, content),
                contents=(content,),
                source=head.source,
                manner=manner,
                shape=shape,
            )
    return None


def _cue_with(scene: Scene, cue: Cue, shape: str, content: Stretch) -> Stretch:
    """The words of the cue with the preposition it takes: warned of, called for."""
    tree = scene.tree
    before = tree.token_at(content[0])
    if before is None or tree.lower[before - 1] != shape or before - 1 <= cue.last:
        return tree.start(cue.index), tree.end(cue.last)
    return tree.start(cue.index), tree.end(before - 1) if before - 1 == cue.last + 1 else tree.end(
        cue.last
    )


def named(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `called the vote "a farce"` and `described him as a friend`: a thing and its name."""
    tree, manner = scene.tree, cue.manner("named")
    head = head_before(scene, cue) if manner is not None else None
    if manner is None or head is None or tree.tokens[head.subject].head != cue.index:
        return None
    if tree.tokens[cue.index].dep == "relcl":
        return None
    if tree.lower[head.subject] in RELATIVES:
        return None
    last = tree.sentence(cue.index)[1]
    things = [kid for kid in tree.kids(cue.index, "dobj", "ccomp", "oprd") if kid > cue.last]
    marks = [
        item
        for item in scene.quotations
        if tree.end(cue.last) <= item.start < scene.end_before(last)
    ]
    if not things or (len(things) == 1 and not marks and not tree.kids(things[0], "nsubj")):
        return None
    begin = tree.start(max(cue.last + 1, min(tree.edges[kid][0] for kid in things)))
    end = max(tree.end(min(tree.edges[kid][1], last - 1)) for kid in things)
    if marks and scene.tree.text[begin : marks[0].start].count(",") == 0:
        end = max(end, marks[0].end)
    return Candidate(
        cue=(tree.start(cue.index), tree.end(cue.last)),
        contents=((begin, end),),
        source=head.source,
        manner=manner,
        shape="named",
    )


def _content(scene: Scene, cue: Cue, shape: str) -> Stretch | None:
    """The words that the verb governs in this shape, None where it governs none such."""
    tree = scene.tree
    last = tree.sentence(cue.index)[1]
    for kid in tree.children[cue.index]:
        if kid <= cue.last or kid >= last:
            continue
        token = tree.tokens[kid]
        low, high = max(tree.edges[kid][0], cue.last + 1), min(tree.edges[kid][1], last - 1)
        if shape == "to" and token.dep in {"xcomp", "ccomp"} and _is_infinitive(tree, kid):
            return _with_listener(scene, cue, low), tree.end(high)
        if shape == "object" and token.dep in {"dobj", "xcomp"} and token.tag not in {"VB", "PRP"}:
            return tree.start(low), tree.end(max(high, _as_what(scene, cue, high, last)))
        if shape == "say" and token.dep == "xcomp" and token.tag == "VB":
            return _question(scene, kid, last)
        if (
            shape in _PREPOSITIONS
            and token.dep == "prep"
            and tree.lower[kid] == shape
            and kid < high
        ):
            return tree.start(kid + 1), tree.end(high)
    return None


def _is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether the verb is an infinitive: to go, to have gone."""
    return any(tree.lower[kid] == "to" for kid in tree.kids(verb, "aux"))


def _as_what(scene: Scene, cue: Cue, high: int, last: int) -> int:
    """The last token of the name given to the object: rejected the charge *as baseless*."""
    tree = scene.tree
    for kid in tree.kids(cue.index, "prep"):
        if kid == high + 1 and tree.lower[kid] == "as":
            end = min(tree.edges[kid][1], last - 1)
            while end > kid and tree.words[end] in {".", ","}:
                end -= 1
            return end
    return high


def _with_listener(scene: Scene, cue: Cue, low: int) -> int:
    """Where `urged the rulers to free them` begins to say what is asked: with whom it asks."""
    tree = scene.tree
    for kid in tree.kids(cue.index, "dobj", "dative"):
        if cue.last < kid < low:
            return tree.start(max(tree.edges[kid][0], cue.last + 1))
    return tree.start(low)


def _question(scene: Scene, verb: int, last: int) -> Stretch | None:
    """The indirect question in `declined to say whether they were free`."""
    tree = scene.tree
    for kid in tree.kids(verb, "ccomp"):
        low, high = tree.edges[kid]
        if low > verb:
            return tree.start(low), tree.end(min(high, last - 1))
    return None


def put_at(scene: Scene, index: int) -> Candidate | None:
    """Read `The group put the number of dead at 60`.

    Args:
        scene: the paragraph.
        index: the token of the verb "put".
    """
    tree = scene.tree
    if tree.tokens[index].lemma.lower() != "put" or tree.tokens[index].pos != "VERB":
        return None
    last = tree.sentence(index)[1]
    nouns = word_set("putting")
    measured = [kid for kid in tree.kids(index, "dobj") if tree.lower[kid] in nouns]
    amounts = [at for at in range(index + 1, last) if tree.lower[at] in {"at", "as"}]
    head = head_before(scene, Cue(index, index, "put", (), frozenset()))
    if not measured or not amounts or head is None or amounts[0] < measured[0]:
        return None
    end = amounts[0] + 1
    while (
        end < last
        and not scene.is_pause(end)
        and tree.tokens[end].pos not in {"CCONJ", "VERB", "AUX"}
    ):
        end += 1
    low = max(tree.edges[measured[0]][0], index + 1)
    return Candidate(
        cue=(tree.start(index), tree.end(index)),
        contents=((tree.start(low), tree.end(end - 1)),),
        source=head.source,
        shape="number",
    )
