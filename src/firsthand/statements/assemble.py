"""From attributions as written to statements: everyone resolved, in document order."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.model import (
    Form,
    Paragraph,
    Party,
    Quoted,
    Reading,
    Role,
    Statement,
    content_id,
)

from .candidate import Candidate, Stretch, overlap
from .clauses import Scene
from .cues import word_set
from .marks import find_quotations
from .paragraph import find_all
from .parties import find_party, is_medium, newsroom, quoted, role_of
from .tree import Tree

MADE_BY = "statements/1"
_NEARLY_ALL = 0.9


@dataclass(slots=True)
class _Carry:
    """What the next paragraph may lean on: the last speaker, and how a medium was reached."""

    speaker: Party | None = None
    chain: tuple[str, ...] = ()
    role: str | None = None
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_statements(reading: Reading) -> list[Statement]:
    """Return who said what in the document, in text order.

    Args:
        reading: one document with its parse and its mentions; headlines are passed over,
            for what they say the report says again.

    Returns:
        Statements whose contents never lie in the headline. Missing knowledge ("it was not
        clear whether ...") is no statement: see `ignorance_spans`.
    """
    paragraphs = [item for item in reading.paragraphs if item.role is not Role.HEADLINE]
    scenes = [_scene(reading, paragraph) for paragraph in paragraphs]
    carry = _Carry()
    statements = []
    for paragraph, scene, found in zip(paragraphs, scenes, find_all(scenes), strict=True):
        for candidate in found:
            statements.append(_statement(reading, paragraph, scene, candidate, carry))
    return statements


def _scene(reading: Reading, paragraph: Paragraph) -> Scene:
    raw = reading.text[paragraph.span.start : paragraph.span.end]
    return Scene(Tree(raw, paragraph.passage), find_quotations(raw))


def _statement(
    reading: Reading, paragraph: Paragraph, scene: Scene, candidate: Candidate, carry: _Carry
) -> Statement:
    content = tuple(quoted(reading, paragraph, part) for part in candidate.contents)
    cue = quoted(reading, paragraph, candidate.cue) if candidate.cue is not None else None
    speaker = _speaker(reading, paragraph, candidate, carry)
    told = find_party(reading, paragraph, candidate.told) if candidate.told is not None else None
    medium = told if told is not None and is_medium(reading, told) else None
    if medium is not None and medium.quote is not None and medium.entity is None:
        if medium.quote.text.lower() in word_set("newsroom_pronouns"):
            medium = Party(newsroom(reading), medium.quote)
    chain = _chain(reading, paragraph, candidate, speaker, medium, carry)
    statement = Statement(
        id=_statement_id(reading.document, content, cue),
        document=reading.document,
        form=_form(scene, candidate.contents),
        content=content,
        cue=cue,
        speaker=speaker,
        role=role_of(reading, speaker),
        medium=medium,
        addressee=told if medium is None else None,
        hedged=_is_hedged(scene, candidate),
        manner=candidate.manner,
        chain=chain,
        made_by=MADE_BY,
    )
    carry.speaker, carry.chain, carry.role = speaker, chain, statement.role
    return statement


def _statement_id(document: str, content: tuple[Quoted, ...], cue: Quoted | None) -> str:
    spans = [(part.span.start, part.span.end) for part in content]
    place = (cue.span.start, cue.span.end) if cue is not None else None
    return content_id("st", document, spans, place)


def _speaker(
    reading: Reading, paragraph: Paragraph, candidate: Candidate, carry: _Carry
) -> Party | None:
    if candidate.source is not None:
        return find_party(reading, paragraph, candidate.source)
    if candidate.continues and carry.speaker is not None:
        return Party(carry.speaker.entity, None)
    return None


def _chain(
    reading: Reading,
    paragraph: Paragraph,
    candidate: Candidate,
    speaker: Party | None,
    medium: Party | None,
    carry: _Carry,
) -> tuple[str, ...]:
    """Entity ids from the newsroom to the speaker, the nearest to the reader first."""
    links: list[str | None] = [newsroom(reading)]
    links += [find_party(reading, paragraph, part).entity for part in candidate.via]
    if medium is not None:
        links += carry.paths.get(medium.entity or "", ())
        links.append(medium.entity)
    if speaker is not None:
        links.append(speaker.entity)
    links += [find_party(reading, paragraph, part).entity for part in candidate.behind]
    chain: list[str] = []
    for link in links:
        if link is not None and link not in chain:
            chain.append(link)
    return tuple(chain)


def _form(scene: Scene, contents: tuple[Stretch, ...]) -> Form:
    """Direct where nearly all the words stand between marks, mixed where some do."""
    total = sum(end - start for start, end in contents)
    inside = sum(
        overlap(part, (item.start, item.end)) for part in contents for item in scene.quotations
    )
    if inside >= _NEARLY_ALL * total:
        return Form.DIRECT
    return Form.MIXED if inside else Form.INDIRECT


def _is_hedged(scene: Scene, candidate: Candidate) -> bool:
    """Whether a word of the content says that it is not sure."""
    tree, hedges = scene.tree, word_set("hedges")
    return any(
        tree.lower[at] in hedges and tree.words[at] != "May"
        for at in range(len(tree))
        for start, end in candidate.contents
        if start <= tree.start(at) < end
    )
