"""Where reported words end and the reporter's own words go on."""

from __future__ import annotations

from .cues import Cue, find_cue, word_set
from .phrases import is_nominal
from .scene import Scene
from .tree import FINITE_TAGS, Tree

_LEAVING = frozenset(
    {"according", "citing", "quoting", "adding", "saying", "where", "while", "though", "although"}
)
_PLAIN = frozenset({"say", "add", "tell", "claim", "deny", "insist", "warn"})
_REACH = 3
_TAIL_MOST = 9
_SPANS = frozenset({"even", "days", "hours", "weeks", "months"})
_ARTICLES = frozenset({"a", "an"})


def clause_end(scene: Scene, cue: Cue, first: int) -> int:
    """Return where the clause ends that begins at token `first` and hangs on the cue.

    It ends with the sentence, or before what belongs to the announcing verb or to the
    reporter: another announcing verb, a gloss, a remark after a comma.
    """
    tree = scene.tree
    _, last = tree.sentence(cue.index)
    for at in range(first + 1, last):
        if scene.is_quoted(at):
            continue
        if tree.words[at] == ";":
            last = at
            break
        if scene.is_pause(at) and _leaves(scene, cue, at, last):
            last = at
            break
        if scene.is_quoted(at - 1) and tree.lower[at] in _LEAVING:
            last = at
            break
        if _is_next_cue(tree, cue, at, last) or (at > first and _is_gloss(tree, at)):
            last = at
            break
    while last > first and tree.tokens[last - 1].pos in {"PUNCT", "SPACE"}:
        if scene.is_quoted(last - 1):
            break
        last -= 1
    return whole_quotation(scene, tree.start(first), scene.end_before(last))


def whole_quotation(scene: Scene, start: int, end: int) -> int:
    """The end moved to the closing mark where the clause ends between quotation marks.

    He would "do it. It is time." -- the quoted words go on beyond the sentence.
    """
    quotation = scene.within(max(end - 1, 0))
    if quotation is None or quotation.start < start or not quotation.closed:
        return end
    return quotation.end


def _is_gloss(tree: Tree, at: int) -> bool:
    """Whether a participle such as "referring to" begins here."""
    token = tree.tokens[at]
    return (
        token.tag == "VBG"
        and token.lemma.lower() in word_set("glosses")
        and at + 1 < len(tree)
        and tree.lower[at + 1] in {"to", "the", "a", "an"}
        and (tree.words[at - 1] in {",", '"', "'"})
    )


def _leaves(scene: Scene, cue: Cue, pause: int, last: int) -> bool:
    """Whether what follows the comma is no longer what was said."""
    tree, after = scene.tree, pause + 1
    if after >= last or tree.words[pause] != ",":
        return False
    word, following = tree.lower[after], tree.lower[after + 1 : after + 2]
    return (
        word in _LEAVING
        or _is_gloss(tree, after)
        or (word in _SPANS and following in {("as",), ("though",), ("before",), ("after",)})
        or (word in _ARTICLES and _is_remark(scene, after, last))
        or _is_trailing_cue(tree, after, last)
        or _is_own(tree, cue, after)
    )


def _is_own(tree: Tree, cue: Cue, after: int) -> bool:
    """Whether what begins at `after` hangs on the announcing verb itself."""
    for kid in tree.children[cue.index]:
        if kid >= after and tree.edges[kid][0] in {after, after + 1}:
            return tree.tokens[kid].dep in {"advcl", "conj"}
    return False


def _is_trailing_cue(tree: Tree, after: int, last: int) -> bool:
    """Whether the sentence ends with another who says it: `..., the agency reports`."""
    for at in range(after + 1, min(after + _TAIL_MOST, last)):
        if tree.tokens[at].tag in FINITE_TAGS:
            is_cue = find_cue(tree, at) is not None and is_nominal(tree, after, at)
            return is_cue and not tree.has_finite_verb(at + 1, last)
    return False


def _is_remark(scene: Scene, after: int, last: int) -> bool:
    """Whether `a figure the government rejects` fills the sentence to its end after the comma."""
    tree = scene.tree
    if any(tree.words[at] == "," for at in range(after, last)):
        return False
    at = after + 1
    while at < last and tree.tokens[at].pos in {"ADJ", "ADV", "NOUN"}:
        at += 1
    if at >= last or tree.tokens[at - 1].pos != "NOUN":
        return False
    return tree.tokens[at].pos in {"DET", "PRON", "PROPN", "SCONJ"} or tree.tokens[at].tag == "VBN"


def _is_next_cue(tree: Tree, cue: Cue, at: int, last: int) -> bool:
    """Whether "and" at `at` leads to another verb of the same announcing subject."""
    if tree.tokens[at].pos != "CCONJ" or at + 1 >= last:
        return False
    if shares_speaker(tree, cue.index, at + 1):
        return True
    for kid in tree.kids(cue.index, "conj"):
        if at < kid <= at + _REACH and tree.tokens[kid].pos in {"VERB", "AUX"}:
            return find_cue(tree, kid) is not None or tree.tokens[kid].tag == "VBD"
    return False


def shares_speaker(tree: Tree, verb: int, index: int) -> bool:
    """Whether the verb at `index` right behind "and" goes on with the speaker of `verb`.

    He confirmed that they were freed and said they would leave: the parser often hangs
    "said" on "freed". Only the plainest verbs in the same tense are taken so, and any
    announcing verb where the grammar leaves no choice: said it would go and urged.
    """
    token = tree.tokens[index]
    if tree.lower[index - 1] not in {"and", "but"} or token.tag != tree.tokens[verb].tag:
        return False
    if tree.kids(index, "nsubj"):
        return False
    if token.lemma.lower() in _PLAIN:
        return True
    after_modal = any(tree.tokens[kid].tag == "VB" for kid in tree.kids(verb, "ccomp"))
    return after_modal and find_cue(tree, index) is not None
