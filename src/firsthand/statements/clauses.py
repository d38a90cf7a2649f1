"""Attributions whose cue is a verb: said, told, claimed, denied, asked for ..."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .candidate import Candidate, Stretch
from .cues import Cue, find_cue, word_set
from .marks import Quotation
from .phrases import find_subject, is_nominal, last_noun, phrase, subject_after
from .tree import FINITE_TAGS, Tree

_MODALS = frozenset(
    {"will", "would", "can", "could", "may", "might", "should", "must", "'ll", "'d"}
)
_LETTER_LEAST = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """A paragraph with its quotations: what every rule here looks at."""

    tree: Tree
    quotations: tuple[Quotation, ...]

    def within(self, offset: int) -> Quotation | None:
        """The quotation that covers `offset`, marks included."""
        for quotation in self.quotations:
            if quotation.start <= offset < quotation.end:
                return quotation
        return None

    def sentence(self, index: int) -> Stretch:
        """Where the sentence of token `index` begins and ends, quotations never cut in two."""
        first, last = self.tree.sentence(index)
        start, end = self.tree.start(first), self.tree.end(last - 1)
        before = self.within(start)
        if before is not None and before.start < start:
            opening = self.tree.token_at(before.start)
            if opening is not None and opening != first:
                start = min(before.start, self.tree.start(self.tree.sentence(opening)[0]))
        return start, end


@dataclass(frozen=True, slots=True)
class Head:
    """The announcing part of a sentence: who and the verb, before what is said or after it.

    `start` and `end` are where this part begins and ends in the paragraph, with whom it was
    told to, when and where; `source` the speaker's words.
    """

    start: int
    end: int
    source: Stretch | None
    subject: int | None
    told: Stretch | None = None


def find_in_clauses(scene: Scene) -> list[Candidate]:
    """Find the attributions of every announcing verb outside of quotation marks."""
    found = []
    for index in range(len(scene.tree)):
        if scene.within(scene.tree.start(index)) is not None:
            continue
        cue = find_cue(scene.tree, index)
        if cue is None or _is_unspoken(scene.tree, index):
            continue
        candidate = read_cue(scene, cue)
        if candidate is not None:
            found.append(candidate)
    return found


def _is_unspoken(tree: Tree, index: int) -> bool:
    """Whether the verb tells of no speech: denied, only possible, or passive without a doer."""
    if tree.kids(index, "neg"):
        return True
    if any(tree.lower[kid] in _MODALS for kid in tree.kids(index, "aux")):
        return True
    return bool(tree.kids(index, "auxpass"))


def read_cue(scene: Scene, cue: Cue) -> Candidate | None:
    """Read what the verb announces, trying the shapes from the surest to the least sure."""
    for shape in (_quoted_after, _quoted_before, _clause_after, _clause_before, _other_after):
        candidate = shape(scene, cue)
        if candidate is not None:
            return candidate
    return None


def _manner(cue: Cue, *shapes: str) -> str | None:
    for shape in shapes:
        manner = cue.manner(shape)
        if manner is not None:
            return manner
    return None


# ------------------------------------------------------------- quotation marks before the verb


def _quoted_before(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `"It is over," the minister said` and `"It is over," said the minister`."""
    tree, manner = scene.tree, _manner(cue, "quote", "clause")
    if manner is None:
        return None
    quotation = _last_quotation(scene, tree.start(cue.index))
    if quotation is None or not _ends_in_pause(tree, quotation):
        return None
    head = _head_after(scene, cue, quotation.end)
    if head is None or not _is_announced_by(scene, quotation, head):
        return None
    contents = [(_whole_start(scene, quotation), quotation.end)]
    contents += _quoted_rest(scene, head.end)
    return Candidate(
        cue=(tree.start(cue.index), tree.end(cue.last)),
        contents=tuple(contents),
        source=head.source,
        manner=manner,
        told=head.told,
        shape="quote",
    )


def _is_announced_by(scene: Scene, quotation: Quotation, head: Head) -> bool:
    """Whether a quotation that ends with a full stop can still belong to the verb after it.

    "It is over." The minister said. -- but not: "It is over." The minister said he was glad.
    """
    tree = scene.tree
    if tree.text[quotation.end - 2] != "." or tree.text[quotation.end : quotation.end + 1] == ",":
        return True
    token = tree.token_at(head.end)
    return token is None or tree.words[token] in {".", ";"}


def _last_quotation(scene: Scene, offset: int) -> Quotation | None:
    """The quotation that ends last before `offset`."""
    earlier = [item for item in scene.quotations if item.end <= offset and item.closed]
    return earlier[-1] if earlier else None


def _ends_in_pause(tree: Tree, quotation: Quotation) -> bool:
    """Whether the quoted words end as speech that goes on to its speaker: comma, "?", "!", dash."""
    inside = tree.text[quotation.end - 2]
    after = tree.text[quotation.end : quotation.end + 2].strip()
    return inside in ",?!-." or after[:1] in {",", "-"}


def _head_after(scene: Scene, cue: Cue, after: int) -> Head | None:
    """The announcing part between a quotation's end and the verb, or right behind the verb."""
    tree = scene.tree
    first = tree.token_at(after)
    if first is None or first > cue.index:
        return None
    while first < cue.index and tree.tokens[first].pos in {"PUNCT", "SPACE"}:
        first += 1
    limit = _pause_after(scene, cue.last + 1)
    if first == cue.index or _only_adverbs(tree, first, cue.index):
        subject = subject_after(tree, cue.last, limit)
        if subject is None:
            subject = find_subject(tree, cue.index)
            if subject is not None and subject >= first:
                subject = None
        source = phrase(tree, subject, cue.last + 1) if subject is not None else None
        if subject is not None and subject < cue.index:
            source = phrase(tree, subject)
        return Head(tree.start(first), _end_of(tree, limit), source, subject)
    source_span = _named_between(tree, first, cue.index)
    if source_span is None:
        return None
    subject, source = source_span
    told = _told(scene, cue, limit)
    return Head(tree.start(first), _end_of(tree, limit), source, subject, told)


def _end_of(tree: Tree, limit: int) -> int:
    return tree.end(limit - 1) if limit > 0 else 0


def _only_adverbs(tree: Tree, first: int, last: int) -> bool:
    return all(tree.tokens[at].pos in {"ADV", "AUX", "SPACE"} for at in range(first, last))


def _named_between(tree: Tree, first: int, verb: int) -> tuple[int, Stretch] | None:
    """The speaker that tokens `[first, verb)` name, auxiliaries and adverbs aside."""
    last = verb
    while last > first and tree.tokens[last - 1].pos in {"AUX", "ADV", "PUNCT", "PART"}:
        if tree.tokens[last - 1].pos == "PART" and tree.tokens[last - 1].tag == "POS":
            break
        last -= 1
    parsed = tree.kids(verb, "nsubj")
    subject = parsed[-1] if parsed and first <= parsed[-1] < last else None
    if subject is None:
        if not is_nominal(tree, first, last):
            return None
        subject = last_noun(tree, first, last)
    if subject is None:
        return None
    start, end = phrase(tree, subject, first)
    return subject, (start, end)


def _whole_start(scene: Scene, quotation: Quotation) -> int:
    """Where what is said begins: at the mark, or earlier in a sentence partly quoted."""
    token = scene.tree.token_at(quotation.start)
    if token is None:
        return quotation.start
    first, _ = scene.tree.sentence(token)
    start = scene.tree.start(first)
    if start >= quotation.start:
        return quotation.start
    before = scene.within(start)
    if before is not None and before.start < start:
        start = before.start
    lead = scene.tree.text[start : quotation.start]
    if _announces(scene, start, quotation.start):
        return quotation.start
    return start if sum(letter.isalpha() for letter in lead) >= _LETTER_LEAST else quotation.start


def _announces(scene: Scene, start: int, end: int) -> bool:
    """Whether an announcing verb right before the mark claims the quotation for itself."""
    lead = scene.tree.text[start:end].rstrip()
    return lead.endswith((":", ",")) and any(
        start <= scene.tree.start(at) < end and find_cue(scene.tree, at) is not None
        for at in range(len(scene.tree))
    )


def _quoted_rest(scene: Scene, after: int) -> list[Stretch]:
    """Quoted words that go on in the same sentence: "It is," he said, "over."."""
    for quotation in scene.quotations:
        if quotation.start >= after:
            between = scene.tree.text[after : quotation.start].strip()
            if between in {",", ":", "-", ""}:
                return [(quotation.start, quotation.end)]
            return []
    return []


# -------------------------------------------------------------- what follows the verb at once


def _pause_after(scene: Scene, index: int) -> int:
    """The first token from `index` on that is a pause, a quotation, or beyond the sentence."""
    tree = scene.tree
    last = tree.sentence(min(index, len(tree) - 1))[1] if len(tree) else 0
    for at in range(index, last):
        if tree.words[at] in {",", ":", ";", "-", "--", "."} or tree.words[at] == '"':
            return at
        if scene.within(tree.start(at)) is not None:
            return at
    return max(last, index)


def _told(scene: Scene, cue: Cue, limit: int) -> Stretch | None:
    """Whom it was told to: the object of the verb, or what follows "to" and "with"."""
    tree = scene.tree
    for kid in tree.kids(cue.index, "dobj", "dative", "iobj"):
        if cue.last < kid < limit:
            if tree.tokens[kid].pos == "ADP":
                below = tree.kids(kid, "pobj")
                return phrase(tree, below[0]) if below else None
            return phrase(tree, kid, cue.last + 1)
    if cue.lemma == "tell":
        head = last_noun(tree, cue.last + 1, limit)
        if head is not None:
            return phrase(tree, head, cue.last + 1)
    for kid in tree.kids(cue.index, "prep"):
        if cue.last < kid < limit and tree.lower[kid] in {"to", "with", "on", "in", "via", "by"}:
            below = tree.kids(kid, "pobj")
            if below and tree.tokens[below[0]].pos in {"NOUN", "PROPN", "PRON"}:
                return phrase(tree, below[0])
    return None


def _head_before(scene: Scene, cue: Cue) -> Head | None:
    """The announcing part where what is said follows: its speaker stands before the verb."""
    tree = scene.tree
    subject = find_subject(tree, cue.index)
    first = tree.sentence(cue.index)[0]
    if subject is not None and subject < first:
        subject = None
    source = phrase(tree, subject) if subject is not None else None
    start = tree.start(cue.index)
    if source is not None and source[1] <= start:
        start = source[0]
    limit = _pause_after(scene, cue.last + 1)
    told = _told(scene, cue, limit)
    end = told[1] if told is not None else tree.end(cue.last)
    return Head(start, end, source, subject, told)


def _quoted_after(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `The minister said: "It is over."` and `He told reporters at the airport, "..."`."""
    tree, manner = scene.tree, _manner(cue, "quote", "clause")
    if manner is None:
        return None
    limit = _pause_after(scene, cue.last + 1)
    opening = _opening_at(scene, limit)
    if opening is None or not _is_tail(tree, cue, limit):
        return None
    head = _head_before(scene, cue)
    if head is None or head.source is None:
        return None
    contents = [(opening.start, _mixed_end(scene, cue, opening))]
    return Candidate(
        cue=(tree.start(cue.index), tree.end(cue.last)),
        contents=tuple(contents),
        source=head.source,
        manner=manner,
        told=head.told,
        shape="quote",
    )


def _is_tail(tree: Tree, cue: Cue, limit: int) -> bool:
    """Whether all between the verb and `limit` says to whom, when and where, and nothing more."""
    return not any(
        token.tag in FINITE_TAGS or token.dep in {"nsubj", "nsubjpass"}
        for token in tree.tokens[cue.last + 1 : limit]
    )


def _opening_at(scene: Scene, index: int) -> Quotation | None:
    """The quotation that opens at token `index`, a colon, comma or "that" before it allowed."""
    tree = scene.tree
    at = index
    while at < len(tree) and tree.words[at] in {":", ",", "-"}:
        at += 1
    if at >= len(tree):
        return None
    found = scene.within(tree.start(at))
    if found is None or found.start < tree.start(index):
        return None
    return found


def _mixed_end(scene: Scene, cue: Cue, opening: Quotation) -> int:
    """Where the words said end that begin with quotation marks.

    The closing mark ends them, unless the sentence runs on: said "it is over" for good.
    """
    tree = scene.tree
    after = tree.token_at(opening.end)
    inside = tree.text[opening.end - 2 : opening.end - 1]
    if not opening.closed or after is None or inside in ".?!,":
        return opening.end
    _, last = tree.sentence(cue.index)
    if after >= last or tree.words[after] in {",", ".", ";", ":", "-"}:
        return opening.end
    return _clause_end(scene, cue, after)


# ----------------------------------------------------------------------- clause after the verb


def _clause_after(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `The minister said on Friday that it was over` and `He said it was over`."""
    tree = scene.tree
    opening = _clause_opening(scene, cue)
    if opening is None:
        return None
    first, word = opening
    shape = (
        "whether" if word in {"whether", "if", "what", "who", "why", "how", "when"} else "clause"
    )
    manner = _manner(cue, shape)
    if manner is None or (shape in cue.rare and word != "that"):
        return None
    head = _head_before(scene, cue)
    if head is None or head.source is None or head.subject is None:
        return None
    end = _clause_end(scene, cue, first)
    if end <= tree.start(first):
        return None
    told = head.told if head.told is not None and head.told[1] <= tree.start(first) else None
    return Candidate(
        cue=(tree.start(cue.index), tree.end(cue.last)),
        contents=((tree.start(first), end),),
        source=head.source,
        manner=manner,
        told=told,
        shape=shape,
    )


def _clause_opening(scene: Scene, cue: Cue) -> tuple[int, str] | None:
    """The first token of the clause that the verb governs, and its conjunction ("" if none)."""
    tree = scene.tree
    limit = _pause_after(scene, cue.last + 1)
    for at in range(cue.last + 1, min(limit + 1, len(tree))):
        if tree.lower[at] == "that" and tree.tokens[at].pos in {"SCONJ", "PRON", "DET"}:
            if tree.tokens[at].dep == "mark" or at == cue.last + 1 or tree.words[at - 1] != ",":
                if tree.tokens[at].pos == "SCONJ" or tree.tokens[at].dep == "mark":
                    return at + 1, "that"
    for kid in tree.kids(cue.index, "ccomp", "parataxis"):
        low = tree.edges[kid][0]
        low = max(low, cue.last + 1)
        if kid <= cue.last or low > limit + 1:
            continue
        while low < kid and tree.words[low] in {",", ":", "-"}:
            if tree.words[low] == ",":
                return None
            low += 1
        word = tree.lower[low]
        if word == "that":
            return low + 1, word
        return low, word
    return None


def _clause_end(scene: Scene, cue: Cue, first: int) -> int:
    """Where the governed clause ends: with the sentence, or before what is not part of it."""
    tree = scene.tree
    _, last = tree.sentence(cue.index)
    for at in range(first + 1, last):
        if tree.words[at] == "," and _leaves_clause(tree, cue, at, last):
            last = at
            break
        if _starts_next_cue(tree, cue, at, last):
            last = at
            break
    while last > first and tree.tokens[last - 1].pos in {"PUNCT", "SPACE"}:
        if scene.within(tree.start(last - 1)) is not None:
            break
        last -= 1
    return _end_of(tree, last)


def _leaves_clause(tree: Tree, cue: Cue, comma: int, last: int) -> bool:
    """Whether what follows the comma belongs to the announcing verb, not to what is said."""
    after = comma + 1
    if after >= last:
        return False
    if tree.lower[after] in {"according", "citing", "quoting", "adding"}:
        return True
    if tree.lower[after] in word_set("glosses"):
        return True
    for kid in tree.children[cue.index]:
        low = tree.edges[kid][0]
        if low == after and tree.tokens[kid].dep in {"advcl", "conj"} and kid > comma:
            return True
        if low in {after, after + 1} and tree.tokens[kid].dep == "conj":
            return True
    return False


def _starts_next_cue(tree: Tree, cue: Cue, at: int, last: int) -> bool:
    """Whether "and" at `at` leads to another announcing verb of the same speaker."""
    if tree.tokens[at].pos != "CCONJ" or at + 1 >= last:
        return False
    for kid in tree.kids(cue.index, "conj"):
        if kid > at and find_cue(tree, kid) is not None and kid - at <= 2:
            return True
    return False


# ---------------------------------------------------------------------- clause before the verb


def _clause_before(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `It was over, the minister said on Friday, as the guns fell silent`."""
    tree = scene.tree
    manner = _manner(cue, "clause", "quote")
    if manner is None:
        return None
    first, last = tree.sentence(cue.index)
    head = _head_trailing(scene, cue)
    if head is None or head.source is None:
        return None
    token = tree.token_at(head.start)
    if token is None or token <= first or tree.words[token - 1] not in {",", "-", "--"}:
        return None
    if scene.within(tree.start(token - 1)) is not None and tree.words[token - 1] == ",":
        return None
    start, _ = scene.sentence(cue.index)
    contents: list[Stretch] = []
    left_end = _trim_end(tree, tree.start(token))
    opening = tree.token_at(start)
    if opening is None or left_end - start < 2:
        return None
    complete = _is_complete(tree, max(opening, first), token)
    right = tree.token_at(head.end)
    contents.append((start, left_end))
    if right is not None and right < last and tree.words[right] == "," and right + 1 < last:
        if not complete or tree.lower[right + 1] in {"and", "but", "or"}:
            end = _clause_end(scene, cue, right + 1)
            if end > tree.start(right + 1):
                contents.append((tree.start(right + 1), end))
    if not complete and len(contents) == 1:
        return None
    return Candidate(
        cue=(tree.start(cue.index), tree.end(cue.last)),
        contents=tuple(contents),
        source=head.source,
        manner=manner,
        told=head.told,
        shape="clause",
    )


def _head_trailing(scene: Scene, cue: Cue) -> Head | None:
    """The announcing part behind a comma: `, the minister said on Friday` or `, said Ann Lee`."""
    tree = scene.tree
    first = tree.sentence(cue.index)[0]
    limit = _pause_after(scene, cue.last + 1)
    at = cue.index
    while at > first and tree.words[at - 1] not in {",", "-", "--", ";"}:
        at -= 1
    told = _told(scene, cue, limit)
    if at == cue.index or _only_adverbs(tree, at, cue.index):
        subject = subject_after(tree, cue.last, limit)
        if subject is None:
            return None
        return Head(
            tree.start(at), _end_of(tree, limit), phrase(tree, subject, cue.last + 1), subject
        )
    named = _named_between(tree, at, cue.index)
    if named is None or tree.tokens[at].pos in {"SCONJ", "CCONJ"}:
        return None
    subject, source = named
    start = source[0]
    if tree.start(at) < start and tree.tokens[at].pos not in {"DET", "ADV"}:
        start = tree.start(at)
    return Head(tree.start(at), _end_of(tree, limit), source, subject, told)


def _is_complete(tree: Tree, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` hold a clause of their own: a main verb with a subject."""
    for at in range(first, last):
        token = tree.tokens[at]
        if token.pos not in {"VERB", "AUX"} or token.dep in {
            "relcl",
            "advcl",
            "acl",
            "aux",
            "auxpass",
        }:
            continue
        if any(first <= kid < last for kid in tree.kids(at, "nsubj", "nsubjpass", "expl", "csubj")):
            return True
    return False


def _trim_end(tree: Tree, end: int) -> int:
    """The end of the text before `end` without the pause in front of it."""
    return len(tree.text[:end].rstrip(" ,;:-"))


# ------------------------------------------------------------------------ other things after it


def _other_after(scene: Scene, cue: Cue) -> Candidate | None:
    """Read `denied the charge`, `warned of a famine`, `promised to free them`."""
    head = _head_before(scene, cue)
    if head is None or head.source is None or head.subject is None:
        return None
    for shape, manner in cue.shapes:
        if shape in {"quote", "clause", "whether", "say", "named"}:
            continue
        content = _governed(scene, cue, shape)
        if content is None:
            continue
        return Candidate(
            cue=(scene.tree.start(cue.index), scene.tree.end(cue.last)),
            contents=(content,),
            source=head.source,
            manner=manner,
            shape=shape,
        )
    return None


def _governed(scene: Scene, cue: Cue, shape: str) -> Stretch | None:
    """The infinitive, object or phrase with preposition that the verb governs."""
    tree = scene.tree
    last = tree.sentence(cue.index)[1]
    for kid in tree.children[cue.index]:
        if kid <= cue.last or kid >= last:
            continue
        token = tree.tokens[kid]
        low, high = tree.edges[kid]
        if shape == "to" and token.dep in {"xcomp", "ccomp"} and token.tag == "VB":
            return tree.start(max(low, cue.last + 1)), tree.end(min(high, last - 1))
        if shape == "object" and token.dep in {"dobj", "xcomp"} and token.tag not in {"VB", "PRP"}:
            return tree.start(max(low, cue.last + 1)), tree.end(min(high, last - 1))
        if token.dep == "prep" and tree.lower[kid] == shape:
            return tree.start(kid), tree.end(min(high, last - 1))
    return None


def drop_quotation(scene: Scene, candidate: Candidate) -> Candidate:
    """Return the candidate with its contents ordered and without empty stretches."""
    kept = tuple(sorted({part for part in candidate.contents if part[1] > part[0]}))
    return replace(candidate, contents=kept)
