"""What a reader model found and what the rules found, made one.

The reader is better at which words were said and by whom; the rules know what surrounds them:
the medium, the listener, who carried the words, what kind of speech act it is. So the reader's
stretches go first, each with what the rule that read the same attribution knows, and a rule
speaks alone only where it is sure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .candidate import Candidate, Stretch, overlap, shared
from .learned import tells

if TYPE_CHECKING:
    from .scene import Scene
    from .tree import Tree

_SURE = 0.65
_MUCH = 0.5
_ALONE_MANNERS = frozenset({"says", "claims", "denies", "asks", "declines"})
_ALONE_SHAPES = frozenset({"quote", "clause", "accordance", "number", "whether"})
_GOVERNED = frozenset({"of", "for", "about", "on", "against", "number"})
_ADDED = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
_SLIGHT = frozenset({"CCONJ", "SCONJ", "PUNCT", "ADV", "PART"})
_RELATIVE = frozenset({"which", "who", "whose", "whom"})
_GAP_MOST = 4
_OPEN_ENDS = (" to", " of", " for", " and")


def was_read(scene: Scene) -> bool:
    """Whether a reader model looked at the paragraph: its name stands in `made_by`."""
    return " reader" in scene.tree.passage.made_by or bool(scene.tree.passage.attributions)


def join(scene: Scene, rules: list[Candidate], learned: list[Candidate]) -> list[Candidate]:
    """Return one candidate an attribution, in text order.

    Args:
        scene: the paragraph.
        rules: what the rules found, sharing no words.
        learned: what the reader found.
    """
    left = list(rules)
    joined: list[Candidate] = []
    learned = [_without_others(item, [*rules, *learned]) for item in learned]
    for item, rule in _pairs(learned, rules):
        if rule is not None:
            left.remove(rule)
            others = [one for one in rules if one is not rule]
            said = tuple(part for one in learned if one is not item for part in one.contents)
            joined.append(_together(scene, rule, item, others, said))
    for item in _by_score(learned):
        if item.score >= _SURE and not any(_is_same(item, one) for one in [*left, *joined]):
            joined.append(replace(item, contents=_without_gaps(scene.tree, item)))
    alone = [item for item in left if _speaks_alone(item)]
    kept = [item for item in alone if not any(_is_same(item, one) for one in joined)]
    return sorted([*joined, *kept], key=lambda one: (one.start, one.end))


def _without_others(item: Candidate, all_of_them: list[Candidate]) -> Candidate:
    """The candidate without stretches before its last that open with the cue of another.

    As in "The union said it would strike; nobody had been told, it said".
    """
    others = [one for one in all_of_them if one.cue is not None and one.cue != item.cue]
    *before, last = item.contents or [(0, 0)]
    own = [part for part in before if not any(_opens(one, part) for one in others)]
    return replace(item, contents=(*own, last)) if len(own) < len(before) else item


def _opens(other: Candidate, part: Stretch) -> bool:
    """Whether a stretch is what another cue announces, that cue included."""
    return other.cue is not None and other.cue[0] == part[0] and shared(other.contents, (part,)) > 0


def _by_score(learned: list[Candidate]) -> list[Candidate]:
    return sorted(learned, key=lambda one: (-one.score, one.start, one.end))


def _pairs(
    learned: list[Candidate], rules: list[Candidate]
) -> list[tuple[Candidate, Candidate | None]]:
    """Each of the reader's candidates with the rule's for the same attribution, if any.

    The same cue decides; where there is none, much the same words do.
    """
    left, taken = list(rules), dict[int, Candidate]()
    ordered = _by_score(learned)
    for same in (_has_cue_of, _has_words_of):
        for place, item in enumerate(ordered):
            rule = next((one for one in left if place not in taken and same(item, one)), None)
            if rule is not None:
                left.remove(rule)
                taken[place] = rule
    return [(item, taken.get(place)) for place, item in enumerate(ordered)]


def _has_cue_of(item: Candidate, rule: Candidate) -> bool:
    return item.cue is not None and rule.cue is not None and overlap(item.cue, rule.cue) > 0


def _has_words_of(item: Candidate, rule: Candidate) -> bool:
    common = shared(rule.contents, item.contents)
    has_cues = item.cue is not None and rule.cue is not None
    return has_cues and common > _MUCH * (rule.size + item.size - common)


def _is_same(left: Candidate, right: Candidate) -> bool:
    """Whether the two share their cue or much of the smaller one's words."""
    if left.cue is not None and right.cue is not None and overlap(left.cue, right.cue):
        return True
    return shared(left.contents, right.contents) > _MUCH * min(left.size, right.size)


def _speaks_alone(item: Candidate) -> bool:
    """Whether a rule is sure enough where the reader is silent."""
    return item.manner in _ALONE_MANNERS and (
        item.shape in _ALONE_SHAPES or item.manner == "denies" or not item.contents
    )


def _together(
    scene: Scene,
    rule: Candidate,
    item: Candidate,
    others: list[Candidate],
    said: tuple[Stretch, ...],
) -> Candidate:
    """The rule's candidate with the reader's words and speaker, where they can be right.

    `others` are the other candidates of the rules, `said` what the reader found others to say.
    """
    tree = scene.tree
    contents = _without_gaps(tree, item)
    is_speaker = item.source is not None and shared((item.source,), rule.contents) > 0
    if is_speaker and not shared(contents, rule.contents):
        return replace(item, contents=contents)  # the parse took the speaker for the words
    contents = _without_trail(scene, rule, contents)
    takes_more = len(contents) > len(rule.contents) and any(
        shared(one.contents, contents) > _MUCH * one.size for one in others
    )
    is_wrong = takes_more or _is_short(scene, rule, contents)
    is_cut = _is_missing_lead(tree, rule, contents) or (
        _is_missing_tail(tree, rule, contents) and not shared(rule.contents[-1:], said)
    )
    if is_wrong or is_cut:
        contents = rule.contents
    return replace(rule, contents=contents, source=_source(tree, rule, item), score=item.score)


def _without_trail(
    scene: Scene, rule: Candidate, contents: tuple[Stretch, ...]
) -> tuple[Stretch, ...]:
    """The contents without a phrase behind the announcing part: ", state TV said, as part of".

    Whether the phrase was said too or is the reporter's cannot be known; what is sure stays.
    """
    if rule.shape != "clause" or rule.cue is None or len(contents) <= len(rule.contents):
        return contents
    last = contents[-1]
    follows = contents[0][1] <= rule.cue[0] and last[0] >= rule.cue[1]
    return contents[:-1] if follows and not tells(scene, (last,)) else contents


def _source(tree: Tree, rule: Candidate, item: Candidate) -> Stretch | None:
    """The rule's words for the speaker where both mean the same one, else the reader's."""
    if rule.source is None or item.source is None:
        return item.source or rule.source
    if item.source[0] < rule.source[0] and item.source[1] == rule.source[1]:
        return item.source  # "the family of Ann Lee" where the rule has "Ann Lee"
    if rule.source[0] == item.source[0] and tree.text[slice(*rule.source)].endswith(_OPEN_ENDS):
        return item.source  # "the Committee to Protect Ponds": the parse takes a verb out of it
    if rule.told is not None and overlap(rule.told, item.source):
        return rule.source  # "Lee was told by the judge": who is told does not speak
    is_carried = rule.channel is not None or bool(rule.via)
    return rule.source if is_carried or overlap(rule.source, item.source) else item.source


def _is_short(scene: Scene, rule: Candidate, contents: tuple[Stretch, ...]) -> bool:
    """Whether the reader's words swallow the speaker, or are no clause where the rule's are."""
    named = tuple(part for part in (rule.source, rule.told) if part is not None)
    if shared(named, contents):
        return True
    lead = scene.tree.text[: contents[0][0]].rstrip()
    if (
        rule.contents
        and rule.contents[0][0] < len(lead)
        and lead.endswith(",")
        and rule.contents[0][1] == contents[0][1]
    ):
        return True  # "Ann Lee, a blogger, was freed": the reader begins behind the name
    if rule.shape == "clause" and rule.contents[0][0] < contents[0][0] < rule.contents[0][1]:
        first = scene.tree.token_at(contents[0][0])
        if first is not None and scene.tree.lower[first] in _RELATIVE:
            return True  # "that talks, which he called a farce, would go on"
    if rule.shape in _GOVERNED and contents[-1][1] == rule.contents[-1][1]:
        return (
            True  # criticised them for it, put the number at nine: the rule knows where they begin
        )
    return rule.shape == "clause" and not tells(scene, contents) and tells(scene, rule.contents)


def _without_gaps(tree: Tree, item: Candidate) -> tuple[Stretch, ...]:
    """The contents with those joined between which only a slight word stands: "..., but ...".

    Quotations that the reporter strings together ("slow" and "dull") stay apart.
    """
    whole: list[Stretch] = []
    for part in item.contents:
        if whole and _is_slight(tree, whole[-1], part):
            whole[-1] = (whole[-1][0], part[1])
        else:
            whole.append(part)
    return tuple(whole)


def _is_slight(tree: Tree, left: Stretch, right: Stretch) -> bool:
    if tree.text[left[1] - 1] == '"' and tree.text[right[0]] == '"':
        return False
    first, last = tree.token_at(left[1]), tree.token_at(right[0])
    if first is None or last is None or last - first > _GAP_MOST:
        return False
    gap = tree.tokens[first:last]
    return all(token.pos in _SLIGHT for token in gap) and "." not in tree.words[first:last]


def _is_missing_lead(tree: Tree, rule: Candidate, contents: tuple[Stretch, ...]) -> bool:
    """Whether the reader left out the words before the announcing part: Unlike him, she said."""
    if len(rule.contents) != len(contents) + 1 or rule.cue is None:
        return False
    lead = rule.contents[0]
    if lead[1] > rule.cue[0] or shared((lead,), contents):
        return False
    if shared(rule.contents[1:], contents) <= _MUCH * sum(end - start for start, end in contents):
        return False
    first, last = tree.token_at(lead[0]), tree.token_at(lead[1])
    return any(token.pos in _ADDED for token in tree.tokens[first:last])


def _is_missing_tail(tree: Tree, rule: Candidate, contents: tuple[Stretch, ...]) -> bool:
    """Whether the reader left out what goes on behind: `"a farce," she said, and would end`."""
    if len(rule.contents) != len(contents) + 1 or rule.cue is None:
        return False
    tail = rule.contents[-1]
    if tail[0] < rule.cue[1] or shared((tail,), contents):
        return False
    first = tree.token_at(tail[0])
    return first is not None and tree.tokens[first].pos == "CCONJ"
