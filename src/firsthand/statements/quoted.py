"""Words between quotation marks and the verb beside them."""

from __future__ import annotations

from .candidate import Candidate, Stretch
from .clauses import second_part
from .cues import Cue, find_cue
from .ends import clause_end
from .heads import RELATIVES, Head, announce, head_after, head_before
from .marks import Quotation
from .scene import Scene
from .tree import FINITE_TAGS, Tree

_LETTER_LEAST = 2
_INTRODUCTION_MOST = 120


def quoted_before(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `"It is over," the minister said`, also where only part of it is quoted."""
    tree = scene.tree
    manner = cue.manner("quote") or cue.manner("clause")
    quotation = _last_quotation(scene, tree.start(cue.index))
    if manner is None or quotation is None or not _ends_in_pause(scene, quotation):
        return None
    if tree.tokens[cue.index].dep == "relcl" and manner != "says":
        return None
    first = tree.token_at(quotation.end)
    head = head_after(scene, cue, first) if first is not None and first <= cue.index else None
    if head is None or not _belongs(scene, cue, quotation, head):
        return None
    begin = _whole_start(scene, quotation)
    if begin < quotation.start and not _has_finite(scene, tree.token_at(begin) or 0, first):
        return None
    contents = [(begin, quotation.end), *_rest(scene, head.end)]
    if begin < quotation.start and len(contents) == 1:
        contents += second_part(scene, cue, head.end, complete=True)
    return announce(scene, cue, head, tuple(contents), manner=manner, shape="quote")


def quoted_after(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `The minister told reporters at the airport: "It is over."`."""
    manner = cue.manner("quote") or cue.manner("clause")
    opening = _announced_opening(scene, cue) if manner is not None else None
    if manner is None or opening is None:
        return None
    if manner == "calls" and scene.tree.tokens[cue.index].dep == "relcl":
        return None
    head = head_before(scene, cue)
    if head is None or (manner != "says" and scene.tree.lower[head.subject] in RELATIVES):
        return None
    contents = ((opening.start, _mixed_end(scene, cue, opening)),)
    return announce(scene, cue, head, contents, manner=manner, shape="quote")


def _announced_opening(scene: Scene, cue: Cue) -> Quotation | None:
    """The quotation that the verb leads to, with no more than a listener and a time between."""
    tree = scene.tree
    limit = scene.pause_after(cue.last + 1)
    opening = _opening_at(scene, limit)
    if opening is None or _has_clause(scene, cue.last + 1, limit):
        return None
    if tree.words[limit] in {",", ":", "-"}:
        return opening
    is_plain = "quote" not in cue.rare and _is_tail_end(tree, cue, limit - 1)
    return opening if is_plain else None


def quoted_lead(scene: Scene, before: int) -> Stretch | None:
    """Quoted words, or a sentence partly quoted, that end right before the offset `before`."""
    quotation = _last_quotation(scene, before)
    if quotation is None or scene.tree.text[quotation.end : before].strip(" ,-"):
        return None
    if not _ends_in_pause(scene, quotation):
        return None
    return _whole_start(scene, quotation), quotation.end


def introduced(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `The minister continued:` at the end of a paragraph: the words stand in the next.

    The candidate has no contents yet; what follows gives it some, or it is dropped.
    """
    tree = scene.tree
    manner = cue.manner("quote") or cue.manner("clause")
    rest = tree.text[tree.end(cue.last) :]
    if manner is None or not rest.rstrip().endswith(":") or len(rest) > _INTRODUCTION_MOST:
        return None
    head = head_before(scene, cue)
    if head is None or tree.sentence(cue.index)[1] != len(tree):
        return None
    return announce(scene, cue, head, (), manner=manner, shape="quote")


def _is_before_only(tree: Tree, cue: Cue) -> bool:
    """Whether all that the verb governs stands before it, as the quoted words do."""
    governed = tree.kids(cue.index, "dobj", "xcomp", "ccomp")
    return all(kid < cue.index for kid in governed)


def _last_quotation(scene: Scene, offset: int) -> Quotation | None:
    earlier = [item for item in scene.quotations if item.end <= offset and item.closed]
    return earlier[-1] if earlier else None


def _ends_in_pause(scene: Scene, quotation: Quotation) -> bool:
    """Whether the words end as speech that goes on to its speaker: comma, "?", "!", dash."""
    inside = scene.last_inside(quotation)
    after = scene.tree.text[quotation.end : quotation.end + 2].strip()
    return (bool(inside) and inside in ",?!-.–—…") or after[:1] in {",", "-"}


def _belongs(scene: Scene, cue: Cue, quotation: Quotation, head: Head) -> bool:
    """Whether the quotation can belong to the verb after it.

    "It is over." The minister said. -- but not: "It is over." The minister said he was glad;
    nor: The head of "Karva Today," Ann Lee, left, where the subject stands before the mark.
    """
    tree = scene.tree
    if any(tree.start(kid) < quotation.start for kid in tree.kids(cue.index, "nsubj")):
        return False
    if "quote" in cue.rare and not _is_before_only(tree, cue):
        return False
    if scene.last_inside(quotation) != "." or tree.text[quotation.end : quotation.end + 1] == ",":
        return True
    token = tree.token_at(head.end)
    if _has_finite(scene, cue.last + 1, token):
        return False
    return token is None or tree.words[token] in {".", ";"}


def _whole_start(scene: Scene, quotation: Quotation) -> int:
    """Where what is said begins: at the mark, or earlier in a sentence partly quoted."""
    tree = scene.tree
    token = tree.token_at(quotation.start)
    if token is None:
        return quotation.start
    start, _ = scene.sentence(token)
    if start >= quotation.start or _is_announced(scene, start, quotation.start):
        return quotation.start
    lead = tree.text[start : quotation.start]
    if lead.rstrip().endswith(":"):
        return quotation.start
    return start if sum(letter.isalpha() for letter in lead) >= _LETTER_LEAST else quotation.start


def _is_announced(scene: Scene, start: int, end: int) -> bool:
    """Whether an announcing verb right before the mark claims the quotation for itself."""
    tree = scene.tree
    if not tree.text[start:end].rstrip().endswith((":", ",")):
        return False
    first, last = tree.token_at(start), tree.token_at(end)
    if first is None or last is None:
        return False
    return any(find_cue(tree, at) is not None for at in range(max(first, last - 8), last))


def _rest(scene: Scene, after: int) -> list[Stretch]:
    """Quoted words that go on in the same sentence: `"It is," he said, "over."`."""
    for quotation in scene.quotations:
        if quotation.start >= after:
            between = scene.tree.text[after : quotation.start].strip()
            return [(quotation.start, quotation.end)] if between in {",", ":", "-", ""} else []
    return []


def _opening_at(scene: Scene, index: int) -> Quotation | None:
    """The quotation that opens at token `index`, a colon, comma or dash before it allowed."""
    tree, at = scene.tree, index
    while at < len(tree) and tree.words[at] in {":", ",", "-"}:
        at += 1
    if at >= len(tree):
        return None
    found = scene.within(tree.start(at))
    return found if found is not None and found.start >= tree.start(index) else None


def _is_tail_end(tree: Tree, cue: Cue, last: int) -> bool:
    """Whether a quotation may follow token `last` without a pause.

    It may follow the verb, an adverb or a whole phrase ("told state television"), not the
    beginning of one: "said the judge's", "said the".
    """
    return last == cue.last or tree.tokens[last].pos in {"NOUN", "PROPN", "PRON", "ADV", "NUM"}


def _has_clause(scene: Scene, first: int, last: int) -> bool:
    """Whether the tokens say more than to whom, when and where: a clause begins in them."""
    return any(
        token.tag in FINITE_TAGS or token.dep in {"nsubj", "nsubjpass", "mark"}
        for token in scene.tree.tokens[first:last]
    )


def _has_finite(scene: Scene, first: int, last: int | None) -> bool:
    """Whether a finite verb among the tokens shows that the verb governs a clause of its own."""
    return scene.tree.has_finite_verb(first, len(scene.tree) if last is None else last)


def _mixed_end(scene: Scene, cue: Cue, opening: Quotation) -> int:
    """Where words end that begin with a mark: at its partner, or with a sentence that runs on."""
    tree = scene.tree
    after = tree.token_at(opening.end)
    if not opening.closed or after is None or scene.last_inside(opening) in ".?!,":
        return opening.end
    _, last = tree.sentence(cue.index)
    if after >= last or scene.is_pause(after) or tree.tokens[after].tag == "VBG":
        return opening.end
    return clause_end(scene, cue, after)
