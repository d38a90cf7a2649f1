"""A ledger of any size for measuring the desk: invented words, deterministic by seed.

Every record is made here and kept through the store's own writer; no text is read by a stage.
Words follow Zipf's law over a vocabulary of invented ones, so that a search meets words that
stand in every document and words that stand in a few. A story has 1 to 60 copies of up to
three newsroom texts of about 500 words; each copy is related to the first of its text and
to its three neighbours. Up to 5,000 documents go through the store's writer; a larger ledger
holds these again under other ids, with other persons, copied by the database (an id holds the
number of its repetition, of its story and of its place in it).
"""

# ruff: noqa: PLR2004, S608 (shares are read best where they are used; tables are named here)

from __future__ import annotations

import itertools
import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from firsthand.model import (
    Acquisition,
    Article,
    Block,
    Byline,
    Change,
    ChangeKind,
    CopyRelation,
    Count,
    CountOperator,
    Counts,
    DecisionKind,
    Document,
    Element,
    Entity,
    Event,
    EventDate,
    Form,
    MediaType,
    MentionType,
    Novelty,
    Origin,
    Party,
    Place,
    Plover,
    Producer,
    ProducerKind,
    Published,
    Question,
    Quoted,
    Reason,
    Relation,
    Role,
    Run,
    Span,
    Statement,
    Status,
    Story,
    Subject,
    Support,
)
from firsthand.names.spelling import fold_name
from firsthand.store import Settled, Store
from firsthand.store.codec import encode

_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]
_TYPES = ("release", "arrest", "strike", "meet", "sanction", "sentence", "attack", "agree")
_COUNTRIES = tuple(a + b for a in "ABCDEFGH" for b in "KLMNOP")
_AT_ONCE = 100  # stories in one transaction
_NEIGHBOURS = 3
_WRITTEN = 5_000  # documents that go through the writer; the others repeat them


def name_of(prefix: str, number: int, place: int = 0, *, turn: int = 0) -> str:
    """Return an id: its repetition, its story (or its own number) and its place there."""
    return f"{prefix}-{turn:04x}{number:06x}{place:06x}"


@dataclass(slots=True)
class World:
    """What all stories share: words by frequency, names, outlets."""

    words: list[str]
    weights: list[float]
    entities: list[Entity]
    outlets: list[str]


@dataclass(slots=True)
class Made:
    """The settled records of all stories, and what there is to ask for."""

    copies: list[CopyRelation] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Copy:
    """One document with its blocks, and the paragraphs of the newsroom text by number."""

    document: Document
    article: Article
    places: dict[int, Span]


def make_world(seed: int, documents: int, *, turn: int = 0) -> World:
    """Return words and outlets, the same in all turns, and entities, one for three documents."""
    draw = random.Random(f"{seed} world")
    drawn = ("".join(draw.choices(_SYLLABLES, k=draw.choice((2, 3, 3)))) for _ in range(30_000))
    words = sorted(set(drawn))
    draw.shuffle(words)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    names = [word.capitalize() for word in words[500:4500]]
    kinds = itertools.cycle(("Post", "Daily", "Wire"))
    outlets = [f"{word} {kind}" for word, kind in zip(names[:150], kinds, strict=False)]
    draw = random.Random(f"{seed} {turn} names")
    count = max(60, min(documents, _WRITTEN) // 3)
    entities = [_entity(draw, names, name_of("en", n, turn=turn)) for n in range(count)]
    return World(words, weights, entities, outlets)


def _entity(draw: random.Random, names: Sequence[str], key: str) -> Entity:
    kind = draw.choices(list(MentionType), (6, 3, 2, 0.5, 0.5))[0]
    first, last = draw.choice(names), names[int(len(names) * draw.random() ** 2)]
    name = last if kind is MentionType.PLACE else f"{first} {last}"
    aliases = (f"{first[0]}. {last}", f"{first} {draw.choice(names)} {last}")
    return Entity(key, kind, name, aliases, draw.choice(_COUNTRIES))


def fill(store: Store, documents: int, *, seed: int = 8) -> None:
    """Write a ledger of this many documents; above 5,000, in a file, the next multiple of it."""
    _write(store, min(documents, _WRITTEN), seed)
    if documents <= _WRITTEN:
        return
    connection = sqlite3.connect(store.path, isolation_level=None)
    for turn in range(1, -(-documents // _WRITTEN)):
        _repeat(connection, make_world(seed, documents, turn=turn), turn)
    connection.close()


_REPEATED = {  # table: how its ids begin, its columns, the id first
    "documents": ("doc", "id, sha256, media_type, text, details, stage"),
    "acquisitions": ("doc", "document, record, input"),
    "articles": ("doc", "document, record"),
    "copies": ("doc", "id, a, b, record"),
    "origins": ("or", "id, record"),
    "stories": ("sy", "id, record"),
    "statements": ("st", "id, document, record"),
    "events": ("ev", "id, story, type, status, country, since, until, record"),
    "questions": ("qu", "id, kind, doubt, record"),
}
_NAMED = {"id", "document", "a", "b", "story", "record", "details"}


def _repeat(connection: sqlite3.Connection, world: World, turn: int) -> None:
    """Write all records of turn 0 again as those of another turn, and its entities."""
    connection.execute("BEGIN")
    for table, (prefix, columns) in _REPEATED.items():
        names = columns.split(", ")
        taken = ", ".join(
            f"replace({name}, '-0000', '-{turn:04x}')" if name in _NAMED else name for name in names
        )
        of_first = f"{names[0]} GLOB '{prefix}-0000*'"
        connection.execute(
            f"INSERT INTO {table} ({columns}) SELECT {taken} FROM {table} WHERE {of_first}"
        )
    for item in world.entities:
        row = (item.id, item.type.value, item.name, encode(item))
        connection.execute("INSERT INTO entities VALUES (?, ?, ?, ?)", row)
        folded = {(item.id, fold_name(name)) for name in (item.name, *item.aliases)}
        connection.executemany("INSERT INTO entity_names VALUES (?, ?)", sorted(folded))
    connection.execute("COMMIT")


def _write(store: Store, documents: int, seed: int) -> None:
    world = make_world(seed, documents)
    draw = random.Random(f"{seed} sizes")
    made = Made()
    numbers = itertools.count()
    written = 0
    with store.transaction():
        store.add_input("input", b"bytes as they came")
    while written < documents:
        with store.transaction():
            for number in itertools.islice(numbers, _AT_ONCE):
                size = min(_size(draw), documents - written)
                if size < 1:
                    break
                for copy in _story(world, random.Random(f"{seed} {number}"), number, size, made):
                    store.put_document(copy.document, input="input", stage=9)
                    store.put_article(copy.article)
                written += size
    with store.transaction():
        store.settle(
            Settled(
                copies=tuple(made.copies),
                origins=tuple(made.origins),
                entities=tuple(world.entities),
                stories=tuple(made.stories),
                statements=tuple(made.statements),
                events=tuple(made.events),
                figures=(),
                questions=tuple(made.questions),
            )
        )


def _size(draw: random.Random) -> int:
    low, high = draw.choices(((1, 2), (3, 8), (9, 25), (26, 60)), (45, 35, 15, 5))[0]
    return draw.randint(low, high)


def _story(world: World, draw: random.Random, number: int, size: int, made: Made) -> Iterator[Copy]:
    """Yield the copies of one story; what is settled on them goes into `made`."""
    day = f"20{draw.randint(19, 25)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    cast = draw.sample(world.entities, 6)
    texts = [_paragraphs(world, draw, cast) for _ in range(min(3, 1 + size // 8))]
    groups: list[list[Copy]] = [[] for _ in texts]
    for place in range(size):
        which = place % len(texts)
        copy = _copy(world, draw, (number, place), texts[which], day)
        groups[which].append(copy)
        yield copy
    origins = [
        _origin(world, draw, name_of("or", number, which), group, day)
        for which, group in enumerate(groups)
        if group
    ]
    made.origins += origins
    for group in groups:
        made.copies += _relations(group)
    copies = [copy for group in groups for copy in group]
    story = name_of("sy", number)
    statements = [item for group in groups for item in _statements(draw, group, cast)]
    made.statements += statements
    made.events += _events(draw, story, groups, cast, day)
    ids = tuple(sorted(copy.document.id for copy in copies))
    counts = Counts(size, (1, len(origins)), min(3, size))
    title = copies[0].article.headline
    made.stories.append(
        Story(
            id=story,
            title=title.text if title else None,
            documents=ids,
            origins=tuple(sorted(item.id for item in origins)),
            counts=counts,
            first_published=day,
            last_published=day,
        )
    )
    if draw.random() < 0.1 and size > 1:
        made.questions.append(_question(draw, story, copies))


def _paragraphs(world: World, draw: random.Random, cast: Sequence[Entity]) -> list[str]:
    """Return about 500 words in twelve paragraphs, each of which names one of the cast."""
    drawn = draw.choices(world.words, cum_weights=world.weights, k=500)
    found = []
    for start in range(0, 480, 40):
        name = draw.choice(cast).name
        first, second = drawn[start : start + 18], drawn[start + 18 : start + 40]
        found.append(
            f"{' '.join(first).capitalize()}, {name} said. {' '.join(second).capitalize()}."
        )
    return found


def _copy(
    world: World, draw: random.Random, key: tuple[int, int], text: list[str], day: str
) -> Copy:
    """Return one document that carries most of a newsroom text in an outlet's dress."""
    kept = [n for n in range(len(text)) if n < 3 or draw.random() < 0.9]
    outlet = draw.choice(world.outlets)
    parts: list[tuple[Role, str, int | None]] = [
        (Role.HEADLINE, text[0][:70], None),
        (Role.BYLINE, f"By {draw.choice(world.entities).name}", None),
        (Role.DATE, day, None),
        *((Role.BODY, text[n], n) for n in kept),
        (Role.APPEAL, f"Subscribe to {outlet} and read more of what we find.", None),
    ]
    name = name_of("doc", *key)
    blocks, places, at = [], {}, 0
    for role, words, number in parts:
        span = Span(name, at, at + len(words))
        blocks.append(Block(span, role, 0.9, (Reason("layout", "where it stands"),)))
        if number is not None:
            places[number] = span
        at += len(words) + 2
    whole = "\n\n".join(words for _, words, _ in parts)
    is_page = draw.random() < 0.4
    path = ("body", "main", "article", "div.story-text")
    elements = tuple(Element(b.span.start, b.span.end, "p", path, is_article=True) for b in blocks)
    document = Document(
        id=name,
        sha256=sha256(name.encode()).hexdigest(),
        text=whole,
        media_type=MediaType.HTML if is_page else MediaType.PLAIN,
        acquisitions=(Acquisition(path=f"news/{name}.txt", source_name=outlet, retrieved_at=day),),
        elements=elements if is_page else (),
        encoding="utf-8",
        made_by="read/1",
    )
    head = blocks[0].span
    article = Article(
        document=name,
        language="en",
        blocks=tuple(blocks),
        headline=Quoted(head, whole[head.start : head.end]),
        byline=Byline(persons=(parts[1][1][3:],), outlet=outlet),
        published=Published(day, "day", "date line"),
        made_by="clean/1",
    )
    return Copy(document, article, places)


def _origin(world: World, draw: random.Random, key: str, group: Sequence[Copy], day: str) -> Origin:
    ids = tuple(sorted(copy.document.id for copy in group))
    first = group[0].document.id
    producer = Producer(draw.choice(world.outlets), ProducerKind.OUTLET)
    reasons = (Reason("byline", f"the byline of {first} names it"), Reason("date", "the earliest"))
    return Origin(key, ids, first, producer, reasons, date=day, made_by="o/1")


def _relations(group: Sequence[Copy]) -> Iterator[CopyRelation]:
    """Yield how each copy relates to the first of its text and to its neighbours."""
    for place, one in enumerate(group):
        others = {0, *range(max(0, place - _NEIGHBOURS), place)} - {place}
        for other in sorted(others):
            if other < place:
                yield _relation(*sorted((one, group[other]), key=lambda item: item.document.id))


def _relation(a: Copy, b: Copy) -> CopyRelation:
    shared = sorted(a.places.keys() & b.places.keys())
    runs = tuple(Run(a.places[n], b.places[n]) for n in shared)
    last = shared[-1]
    change = Change(_word(a.places[last]), _word(b.places[last]), ChangeKind.FIGURE, material=True)
    return CopyRelation(
        a=a.document.id,
        b=b.document.id,
        a_in_b=len(shared) / len(a.places),
        b_in_a=len(shared) / len(b.places),
        relation=Relation.REPRINT,
        aligned=runs,
        changed=(change,),
        only_in_a=tuple(a.places[n] for n in sorted(a.places.keys() - b.places.keys())),
        only_in_b=tuple(b.places[n] for n in sorted(b.places.keys() - a.places.keys())),
        made_by="copies/1",
    )


def _word(span: Span) -> Span:
    return Span(span.document, span.start, span.start + 8)


def _quote(copy: Copy, number: int, start: int = 0, length: int = 90) -> Quoted:
    span = copy.places[number]
    place = Span(span.document, span.start + start, min(span.end, span.start + start + length))
    return Quoted(place, copy.document.text[place.start : place.end])


def _statements(
    draw: random.Random, group: Sequence[Copy], cast: Sequence[Entity]
) -> Iterator[Statement]:
    """Yield what each copy has speakers say: the same in every copy of a text."""
    if not group:
        return
    numbers = draw.sample(range(12), draw.randint(2, 7))
    speakers = {number: draw.choice(cast).id for number in numbers}
    for copy, number in itertools.product(group, numbers):
        if number in copy.places:
            yield Statement(
                id=f"st{copy.document.id[3:14]}{number:02x}{copy.document.id[-4:]}",
                document=copy.document.id,
                form=Form.INDIRECT,
                content=(_quote(copy, number, 0, 150),),
                cue=_quote(copy, number, 120, 5),
                speaker=Party(speakers[number], _quote(copy, number, 100, 16)),
                chain=(cast[0].id, speakers[number]),
                made_by="statements/1",
            )


def _events(
    draw: random.Random,
    story: str,
    groups: Sequence[Sequence[Copy]],
    cast: Sequence[Entity],
    day: str,
) -> Iterator[Event]:
    for number in range(draw.randint(1, 12)):
        place = number % 3
        held = [copy for group in groups for copy in group]
        evidence = tuple(sorted(_quote(copy, place, number * 7, 60) for copy in held))
        novelty = draw.choices(list(Novelty), (6, 3, 1))[0]
        yield Event(
            id=f"ev{story[2:13]}{number:06x}",
            story=story,
            type=draw.choice(_TYPES),
            status=draw.choices(list(Status), (8, 1, 1, 1, 2, 0.5, 0.2, 0.2))[0],
            novelty=novelty,
            plover=Plover("RETREAT"),
            support=Support(len(held), (draw.randint(0, len(groups)), len(groups)), (cast[1].id,)),
            evidence=evidence,
            means=draw.choice((None, "pardon", "exchange", "amnesty")),
            actors=(Party(cast[number % 6].id, evidence[0]),),
            recipients=(Party(cast[(number + 1) % 6].id, evidence[0]),),
            count=Count(
                CountOperator.AT_LEAST, draw.randint(2, 90), of="clerks", quote=evidence[0]
            ),
            date=EventDate(day if number else None, None, "day", "on", evidence[0]),
            place=Place(cast[2].name, draw.choice(_COUNTRIES), "stated"),
            made_by="ledger/1",
        )


def _question(draw: random.Random, story: str, copies: Sequence[Copy]) -> Question:
    subjects = tuple(Subject(Quoted(Span(copy.document.id, 0, 0), "")) for copy in copies[:2])
    why = "the two share names and a day"
    name = story.replace("sy", "qu")
    return Question(name, DecisionKind.STORY, subjects, "same", draw.random(), why, story)
