"""Words reported without quotation marks: `said that it was over`, `It was over, he said`."""

from __future__ import annotations

from dataclasses import replace

from .candidate import Candidate, Stretch
from .cues import Cue, find_cue
from .ends import clause_end
from .heads import LISTENED, announce, head_after, head_before, subjects_behind
from .phrases import is_nominal
from .scene import Scene
from .tree import FINITE_TAGS, Tree

_QUESTIONS = frozenset({"whether", "if", "what", "who", "why", "how", "when", "where"})
_DEPENDENT = frozenset({"relcl", "advcl", "acl", "aux", "auxpass", "pcomp", "csubj"})
_TRAILING = frozenset({"says", "claims", "admits", "warns"})
_LEAST = 2
_SENTENCE_LEAST = 4
_TITLE_MOST = 40
_ASIDE_MOST = 12


def clause_after(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `The minister said on Friday that it was over` and `He said it was over`."""
    tree = scene.tree
    opening = clause_opening(scene, cue)
    if opening is None:
        return None
    first, word = opening
    shape = "whether" if word in {"whether", "if"} else "clause"
    manner = cue.manner(shape)
    if manner is None and word in _QUESTIONS:
        manner = cue.manner("whether")
    if manner is None or (shape in cue.rare and word != "that"):
        return None
    head = head_before(scene, cue)
    end = clause_end(scene, cue, first)
    if head is None or end <= tree.start(first):
        return None
    if tree.start(first) < head.source[1] and tree.start(first) >= head.source[0]:
        return None
    if head.told is not None and head.told[1] > tree.start(first):
        head = replace(head, told=None)
    contents = ((tree.start(first), end),)
    return announce(scene, cue, head, contents, manner=manner, shape=shape)


def clause_opening(scene: Scene, cue: Cue) -> tuple[int, str] | None:
    """Return the first token of the clause that the verb governs, and its conjunction or word."""
    that = _conjunction(scene, cue)
    if that is not None:
        # a text may be cut off behind "said that"
        return (that + 1, "that") if that + 1 < len(scene.tree) else None
    tree = scene.tree
    limit = scene.pause_after(cue.last + 1)
    for kid in tree.kids(cue.index, "ccomp", "parataxis"):
        if kid <= cue.last:
            continue
        low = max(_clause_low(tree, cue, kid), cue.last + 1)
        while low < kid and tree.words[low] == ":":
            low += 1
        if low > limit + 1 or tree.words[low] == "," or tree.words[low - 1] == ",":
            continue
        if tree.tokens[kid].tag not in FINITE_TAGS and not _has_finite(tree, kid):
            continue
        word = tree.lower[low]
        if word == "that" and tree.tokens[low].dep == "mark":
            return low + 1, word
        return low, word
    return None


def _clause_low(tree: Tree, cue: Cue, verb: int) -> int:
    """The first token of the clause of `verb`.

    The parser may give the clause's subject to the announcing verb as its object.
    """
    low = tree.edges[verb][0]
    if tree.kids(verb, "nsubj", "nsubjpass", "expl", "csubj", "mark"):
        return low
    taken = [kid for kid in tree.kids(cue.index, "dobj") if cue.last < kid < low]
    is_listener = cue.lemma in LISTENED or not taken
    return low if is_listener else tree.edges[taken[0]][0]


def _has_finite(tree: Tree, verb: int) -> bool:
    """Whether an auxiliary makes the verb finite: has gone, is said, will go."""
    return any(tree.tokens[kid].tag in FINITE_TAGS for kid in tree.kids(verb, "aux", "auxpass"))


def _conjunction(scene: Scene, cue: Cue) -> int | None:
    """The "that" which the verb governs, to whom, when and where standing between."""
    tree = scene.tree
    last = tree.sentence(cue.index)[1]
    for at in range(cue.last + 1, last):
        token = tree.tokens[at]
        if tree.lower[at] == "that" and (token.pos == "SCONJ" or token.dep == "mark"):
            return None if tree.words[at + 1 : at + 2] in {(",",), (".",)} else at
        if scene.is_quoted(at) and _is_title(scene, at):
            continue
        if scene.is_quoted(at) or token.tag in FINITE_TAGS or token.dep in {"nsubj", "nsubjpass"}:
            return None
        if scene.is_pause(at) and not _is_aside(scene, at, last):
            return None
    return None


def _is_title(scene: Scene, at: int) -> bool:
    """Whether the quoted token is part of a title: told "Morning News" that ..."""
    quotation = scene.within(scene.tree.start(at))
    return quotation is not None and quotation.end - quotation.start <= _TITLE_MOST


def _is_aside(scene: Scene, comma: int, last: int) -> bool:
    """Whether the comma opens or closes an aside before "that": said, however, that ..."""
    tree = scene.tree
    if tree.words[comma] not in {",", "-"}:
        return False
    return any(
        tree.lower[at] == "that" and tree.words[at - 1] == tree.words[comma]
        for at in range(comma + 2, min(comma + _ASIDE_MOST, last))
    ) or (tree.lower[comma + 1 : comma + 2] == ("that",))


def clause_before(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `It was over, the minister said on Friday, as the guns fell silent`."""
    tree, manner = scene.tree, cue.manner("clause") or ""
    opening = _after_pause(scene, cue, tree.sentence(cue.index)[0])
    if manner not in _TRAILING or opening is None or not _can_trail(scene, cue):
        return None
    head = head_after(scene, cue, opening)
    start, _ = scene.sentence(cue.index)
    end = len(tree.text[: tree.start(opening)].rstrip(" ,;:-"))
    start = _after_semicolon(scene, start, end)
    begin = tree.token_at(start)
    if head is None or begin is None or end - start < _LEAST:
        return None
    complete = is_complete(tree, begin, opening) or _stands_alone(scene, begin, opening, head.end)
    rest = second_part(scene, cue, head.end, complete=complete)
    if not complete and not rest:
        return None
    return announce(scene, cue, head, ((start, end), *rest), manner=manner, shape="clause")


def _after_semicolon(scene: Scene, start: int, end: int) -> int:
    """Where the last of several clauses begins: `One died; two fled, police said`."""
    at = scene.tree.text.rfind("; ", start, end)
    return start if at < 0 or scene.within(at) is not None else at + 2


def _can_trail(scene: Scene, cue: Cue) -> bool:
    """Whether the verb can stand behind what was said: it governs nothing of its own."""
    tree = scene.tree
    if "clause" in cue.rare or _has_object(tree, cue) or _conjunction(scene, cue) is not None:
        return False
    token = tree.tokens[cue.index]
    if (
        token.tag == "VBN"
        and token.dep == "acl"
        and tree.lower[cue.last + 1 : cue.last + 2] == ("of",)
    ):
        return False  # "..., Ann Lee and members of a unit accused of fraud"
    return token.tag != "VBG" and token.dep != "relcl"


def _after_pause(scene: Scene, cue: Cue, first: int) -> int | None:
    """The token after the comma or dash before the announcing part.

    A speaker in apposition has commas of its own: `, the governor, Ivo Pann, said`.
    """
    tree = scene.tree
    at = scene.pause_before(cue.index, first)
    for kid in tree.kids(cue.index, "nsubj"):
        if first < tree.edges[kid][0] < at:
            at = tree.edges[kid][0]
    if at == cue.index and not subjects_behind(tree, cue):
        for _ in range(2):
            before = scene.pause_before(at - 1, first) if at - 1 > first else at
            if before <= first or not is_nominal(tree, before, at - 1):
                break
            at = before
    if at <= first or tree.words[at - 1] not in {",", "-", "--"} or scene.is_quoted(at - 1):
        return None
    return at


def _has_object(tree: Tree, cue: Cue) -> bool:
    """Whether the verb has something else to govern after it: described the park, said it was."""
    for kid in tree.kids(cue.index, "dobj", "ccomp", "xcomp", "oprd"):
        if kid > cue.last and tree.tokens[kid].dep != "dobj":
            between = tree.words[cue.last + 1 : kid]
            if "," not in between:
                return True
        elif kid > cue.last and cue.lemma not in LISTENED:
            return tree.tokens[kid].pos != "PROPN"
    return False


def is_complete(tree: Tree, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` hold a clause of their own: a main verb with a subject."""
    for at in range(first, last):
        token = tree.tokens[at]
        if token.pos not in {"VERB", "AUX"} or token.dep in _DEPENDENT:
            continue
        if any(first <= kid < last for kid in tree.kids(at, "nsubj", "nsubjpass", "expl", "csubj")):
            return True
    return False


def _stands_alone(scene: Scene, first: int, last: int, after: int) -> bool:
    """Whether tokens `[first, last)` must be what was said, though the parse shows no clause.

    Nothing else is left for the verb: it ends the sentence, or only quoted words follow it.
    """
    tree = scene.tree
    right = tree.token_at(after)
    words = [at for at in range(first, last) if tree.tokens[at].pos not in {"PUNCT", "SPACE"}]
    if len(words) < _SENTENCE_LEAST or tree.tokens[words[0]].pos in {"ADP", "SCONJ", "ADV", "VERB"}:
        return False
    if right is None or right >= tree.sentence(first)[1] or tree.words[right] in {".", "!"}:
        return True
    return right + 1 < len(tree) and scene.is_quoted(right + 1)


def second_part(scene: Scene, cue: Cue, after: int, *, complete: bool) -> list[Stretch]:
    """What goes on behind the announcing part: `The men, she said, are free`.

    After a complete clause only what is joined to it by "and" or "but" still belongs, or a
    verb without a subject of its own: `What they did, she said, was wrong`.

    Args:
        scene: the paragraph.
        cue: the announcing verb.
        after: where the announcing part ends.
        complete: whether what stands before it is a clause of its own.
    """
    tree = scene.tree
    last = tree.sentence(cue.index)[1]
    right = tree.token_at(after)
    if right is None or right + 1 >= last or tree.words[right] not in {",", "-", "--"}:
        return []
    begin = right + 1
    quotation = scene.within(tree.start(begin))
    if quotation is not None:
        return [(quotation.start, quotation.end)] if complete else []
    goes_on = tree.lower[begin] in {"and", "but", "or"} or _is_bare_verb(tree, begin)
    if complete and not goes_on:
        return []
    further = [kid for kid in tree.kids(cue.index, "conj") if kid > right]
    if complete and any(find_cue(tree, kid) and _is_bare_verb(tree, kid) for kid in further):
        return []
    end = clause_end(scene, cue, begin)
    return [(tree.start(begin), end)] if end > tree.start(begin) else []


def _is_bare_verb(tree: Tree, index: int) -> bool:
    """Whether a finite verb stands at `index` and so lacks its subject behind it."""
    return tree.tokens[index].tag in FINITE_TAGS and tree.tokens[index].pos in {"VERB", "AUX"}
