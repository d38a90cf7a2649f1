"""From attributions as written to statements: everyone resolved, in document order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from firsthand.model import (
    Form,
    MentionType,
    Paragraph,
    Party,
    Quoted,
    Reading,
    Role,
    Statement,
    content_id,
)

from .candidate import Candidate, Stretch, overlap
from .cues import word_set
from .learned import ACT
from .marks import find_quotations
from .papers import speak_for_papers
from .paragraph import find_all
from .parties import entity_of, find_party, is_medium, is_newsroom, newsroom, quoted, role_of
from .scene import Scene
from .tree import Tree

MADE_BY = "statements/10"
_NEARLY_ALL = 0.9
_MARKS = re.compile(r"""[*_ ]*(?:["'”»]?[.,;] (?=["'“«]))?""")  # may be nothing
_LINK = re.compile(r" (?:of|on|in|at|from|for|over|by|outside|above|near|behind)\b")
_ACT_SHAPES = frozenset({"to", "object", "for", "of", "on", "about", "against", "as"})
_CENSURE_SHAPES = frozenset({"object", "as"})
_ACT_MANNERS = frozenset({"demands", "asks", "praises", "says"})


def read_statements(reading: Reading) -> list[Statement]:
    """Return who said what in the document, in text order.

    Args:
        reading: one document with its parse and its mentions; headlines are passed over,
            for what they say the report says again.

    Returns:
        Statements whose contents never lie in the headline. Missing knowledge ("it was not
        clear whether ...") is no statement: see `ignorance_spans`.
    """
    scenes = report_scenes(reading)
    paths: dict[str, tuple[str, ...]] = {}
    found = [item for item in find_all(scenes) if _is_statement(scenes, item)]
    made = [_statement(reading, scenes, item, paths) for item in found]
    return speak_for_papers(reading, made)


def _is_statement(scenes: list[Scene], candidate: Candidate) -> bool:
    """Whether the candidate tells what someone said, and not what someone did by speaking.

    "Urged them to free the men", "condemned the vote", "confirmed the exchange" are acts, of
    which the events stage makes what they are; with quoted words in them they also say
    something.
    """
    if candidate.shape == ACT or _is_done_to(scenes, candidate) or _is_shown(scenes, candidate):
        return False
    is_act = candidate.shape in _ACT_SHAPES and candidate.manner in _ACT_MANNERS
    is_censure = candidate.shape in _CENSURE_SHAPES and candidate.manner == "accuses"
    if not is_act and not is_censure:
        return True
    return _form(_touched(scenes, candidate), candidate.contents) is not Form.INDIRECT


def _is_shown(scenes: list[Scene], candidate: Candidate) -> bool:
    """Whether a thing shows the words, or a law has them: "The sign read 'No fishing'"."""
    if candidate.source is None or candidate.cue is None:
        return False
    place = bisect_right(scenes, candidate.source[0], key=lambda scene: scene.start) - 1
    scene = scenes[max(place, 0)]
    words = scene.tree.text[slice(*(at - scene.start for at in candidate.source))].lower()
    head = _LINK.split(words, maxsplit=1)[0].rsplit(maxsplit=1)[-1:]
    shown = word_set("inscriptions")
    return any(word in shown or word.removesuffix("s") in shown for word in head)


def _is_done_to(scenes: list[Scene], candidate: Candidate) -> bool:
    """Whether the "speaker" is the object of a verb that another does: "they charged Lund"."""
    if candidate.cue is None or candidate.source is None:
        return False
    place = bisect_right(scenes, candidate.cue[0], key=lambda scene: scene.start) - 1
    scene = scenes[max(place, 0)]
    inside = {"nsubj": candidate.contents, "dobj": (candidate.source,)}
    tree, base = scene.tree, scene.start
    verbs = tree.inside(candidate.cue[0] - base, candidate.cue[1] - base)
    below = [tree.tokens[kid] for verb in verbs for kid in tree.children[verb]]
    found = {
        token.dep
        for token in below
        if any(start <= token.start + base < end for start, end in inside.get(token.dep, ()))
    }
    return found == inside.keys()


def report_scenes(reading: Reading) -> list[Scene]:
    """The paragraphs of the report itself, its headline left out."""
    paragraphs = [item for item in reading.paragraphs if item.role is not Role.HEADLINE]
    return [_scene(reading, paragraph) for paragraph in paragraphs]


def _scene(reading: Reading, paragraph: Paragraph) -> Scene:
    raw = reading.text[paragraph.span.start : paragraph.span.end]
    return Scene(Tree(raw, paragraph.passage), find_quotations(raw), paragraph.span.start)


@dataclass(frozen=True, slots=True)
class _Voices:
    """Everyone who has a part in one statement."""

    speaker: Party | None
    together: tuple[Party, ...]
    medium: Party | None
    addressee: Party | None
    via: tuple[Party, ...] = field(default=())
    behind: tuple[Party, ...] = field(default=())


def _statement(
    reading: Reading,
    scenes: list[Scene],
    candidate: Candidate,
    paths: dict[str, tuple[str, ...]],
) -> Statement:
    content = tuple(quoted(reading, _bare(reading, part)) for part in candidate.contents)
    cue = quoted(reading, candidate.cue) if candidate.cue is not None else None
    voices = _voices(reading, candidate)
    return Statement(
        id=_statement_id(reading.document, content, cue),
        document=reading.document,
        form=_form(_touched(scenes, candidate), candidate.contents),
        content=content,
        cue=cue,
        speaker=voices.speaker,
        role=role_of(reading, voices.speaker),
        medium=voices.medium,
        addressee=voices.addressee,
        hedged=_is_hedged(_touched(scenes, candidate), candidate),
        manner=candidate.manner,
        chain=_chain(reading, voices, paths),
        made_by=MADE_BY,
        together=voices.together,
    )


def _bare(reading: Reading, stretch: Stretch) -> Stretch:
    """The stretch without marks of what stands before it: "**14:05** Reports are false"."""
    start, end = stretch
    at = start + _MARKS.match(reading.text[start:end]).end()  # type: ignore[union-attr]
    return (at, end) if at < end else stretch


def _statement_id(document: str, content: tuple[Quoted, ...], cue: Quoted | None) -> str:
    spans = [(part.span.start, part.span.end) for part in content]
    place = (cue.span.start, cue.span.end) if cue is not None else None
    return content_id("st", document, spans, place)


def _voices(reading: Reading, candidate: Candidate) -> _Voices:
    speaker, together = _speakers(reading, candidate)
    told = find_party(reading, candidate.told) if candidate.told is not None else None
    if told is not None and is_newsroom(told):
        told = Party(newsroom(reading), told.quote)
    medium, addressee = None, None
    if told is not None and is_medium(reading, told):
        medium = told
    else:
        addressee = told
    if medium is None and candidate.channel is not None:
        medium = find_party(reading, candidate.channel)
    return _Voices(
        speaker,
        together,
        medium,
        addressee,
        tuple(find_party(reading, part) for part in candidate.via),
        tuple(find_party(reading, part) for part in candidate.behind),
    )


def _speakers(reading: Reading, candidate: Candidate) -> tuple[Party | None, tuple[Party, ...]]:
    """The speaker, and who says the same words together with that one.

    The first of several gives the entity, the words stay those of all; "officials", who are but
    their country, stand back behind a body or person.
    """
    if candidate.source is None:
        return None, ()
    whole = find_party(reading, candidate.source)
    parties = [find_party(reading, part) for part in candidate.together] or [whole]
    first, *others = sorted(parties, key=lambda party: _is_country(reading, party))
    known = {party.entity for party in (first, *others)}
    if first.entity is None or len(known) <= len(others):
        return whole, ()
    return Party(first.entity, whole.quote), tuple(others)


def _is_country(reading: Reading, party: Party) -> bool:
    entity = entity_of(reading, party.entity)
    return entity is not None and entity.type is MentionType.PLACE


def _chain(reading: Reading, voices: _Voices, paths: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Entity ids from the newsroom to the speaker, the nearest to the reader first.

    A medium that the document reached through another ("the channel, as cited by the
    agency") is reached so for the rest of the document; `paths` remembers it.
    """
    links: list[str | None] = [party.entity for party in voices.via]
    if voices.medium is not None and voices.medium.entity is not None:
        known = tuple(link for link in links if link is not None)
        links = list(known or paths.get(voices.medium.entity, ()))
        paths[voices.medium.entity] = tuple(link for link in links if link is not None)
        links.append(voices.medium.entity)
    links += [voices.speaker.entity] if voices.speaker is not None else []
    links += [party.entity for party in voices.behind]
    chain: list[str] = []
    for link in (newsroom(reading), *links):
        if link is not None and link not in chain:
            chain.append(link)
    return tuple(chain)


def _touched(scenes: list[Scene], candidate: Candidate) -> list[Scene]:
    """The paragraphs in which something of what was said stands; scenes are in text order."""
    places: set[int] = set()
    for start, end in candidate.contents:
        first = bisect_right(scenes, start, key=lambda scene: scene.start) - 1
        last = bisect_left(scenes, end, key=lambda scene: scene.start)
        places.update(range(max(first, 0), last))
    return [scenes[place] for place in sorted(places)]


def _form(scenes: list[Scene], contents: tuple[Stretch, ...]) -> Form:
    """Direct where nearly all the words stand between marks, mixed where some do."""
    total = sum(end - start for start, end in contents)
    inside = sum(
        overlap(part, (scene.start + item.start, scene.start + item.end))
        for part in contents
        for scene in scenes
        for item in scene.quotations
    )
    if inside >= _NEARLY_ALL * total:
        return Form.DIRECT
    return Form.MIXED if inside else Form.INDIRECT


def _is_hedged(scenes: list[Scene], candidate: Candidate) -> bool:
    """Whether a word of the content says that it is not sure."""
    return any(
        _has_hedge(scene, part)
        for scene in scenes
        if not word_set("hedges").isdisjoint(scene.tree.lower)
        for part in candidate.contents
    )


def _has_hedge(scene: Scene, part: Stretch) -> bool:
    tree, hedges = scene.tree, word_set("hedges")
    at = tree.token_at(max(0, part[0] - scene.start))
    while at is not None and at < len(tree) and scene.start + tree.start(at) < part[1]:
        if tree.lower[at] in hedges and tree.words[at] != "May":
            return True
        at += 1
    return False
