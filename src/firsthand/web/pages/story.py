"""One story on one screen: what happened, on whose word, who wrote it, what the copies changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from firsthand.export.claims import (
    entity_object,
    event_object,
    figure_object,
    statement_object,
    story_object,
)
from firsthand.export.copies import copy_object, document_object, origin_object
from firsthand.export.spans import Plain
from firsthand.model import (
    Acquisition,
    Article,
    ChangeKind,
    CopyRelation,
    Document,
    Event,
    Figure,
    Novelty,
    Origin,
    Party,
    Quoted,
    Relation,
    Span,
    Statement,
    Story,
)
from firsthand.store import Store
from firsthand.store.desk import StoryQuery
from firsthand.store.sql_glance import folded
from firsthand.views.listed import ListMark, list_marks, names_to_look_up
from firsthand.views.timeline import TimelineDay, timeline
from firsthand.web.naming import Names, names_for
from firsthand.web.pages.made import Made, decided_on
from firsthand.web.pages.versions import Edit, is_one_page, silent_edits
from firsthand.web.parameters import Reader, StoryName
from firsthand.web.schema.answers import StoryAnswer
from firsthand.web.svg.deals import DealGraph, deal_graph
from firsthand.web.templating import page

router = APIRouter()
_NEAR = 12  # stories that are offered to join
_SHOWN = 6  # places of each kind that are quoted for a copy
_COPIES = 10  # of one text that its page shows at first; a link leads to the others
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Difference:
    """What one copy has otherwise than the one that carries the text best."""

    kind: str
    mine: Quoted | None
    theirs: Quoted | None


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One copy of a newsroom text.

    Attributes:
        relation: what it is to the copy that carries the text best; None for that one.
        share: how much of its words that one has.
        differences: what it adds, lacks and materially changes.
        typography: how many differences are of typography only.
    """

    document: Document
    article: Article | None
    is_first: bool
    relation: str | None
    share: float | None
    differences: tuple[Difference, ...]
    typography: int


@dataclass(frozen=True, slots=True)
class OriginLine:
    """One newsroom text with its copies: those that are shown, and how many others there are."""

    origin: Origin
    copies: tuple[CopyLine, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """All that one speaker said in a story, or several together.

    The same words in several copies stand once, with the number of copies.
    """

    parties: tuple[Party, ...]
    name: str
    statements: tuple[tuple[Statement, int], ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything that the page of a story shows."""

    story: Story
    names: Names
    origins: tuple[OriginLine, ...]
    new: tuple[Event, ...]
    background: tuple[Event, ...]
    historical: tuple[Event, ...]
    figures: tuple[Figure, ...]
    told: tuple[Told, ...]
    days: tuple[TimelineDay, ...]
    graph: DealGraph
    near: tuple[Story, ...]
    events: tuple[Event, ...]
    documents: dict[str, Document]
    statements: tuple[Statement, ...]
    copies: tuple[CopyRelation, ...]
    edits: tuple[Edit, ...]
    decisions: tuple[Made, ...]
    listed: tuple[ListMark, ...]

    @property
    def types(self) -> dict[str, str]:
        """The type of each event, for the words of links."""
        return {event.id: event.type for event in self.events}


def gather_story(
    store: Store, name: str, *, whole: bool = False, most: int | None = None
) -> StoryPage:
    """Return everything that the ledger says of a story.

    Args:
        store: the ledger.
        name: the id of the story, or its beginning.
        whole: whether documents have their elements, articles their blocks, and all statements
            and copies are there: the page shows none of these, and they are most of what there
            is to read.
        most: how many copies of one newsroom text are shown; None for all.

    Raises:
        NotFoundError: there is none of this id.
    """
    story = store.story(store.resolve(name, kinds=("stories",)))
    articles = {item.document: item for item in store.articles(story.documents, with_blocks=whole)}
    origins = [item for item in store.origins_of(story.documents) if item.id in story.origins]
    ordered_copies = {item.id: _copies_in_order(item, articles, story) for item in origins}
    chosen = {key: names[:most] for key, names in ordered_copies.items()}
    read = story.documents if whole else {name for names in chosen.values() for name in names}
    documents = {item.id: item for item in store.documents(read, with_elements=whole)}
    paths = store.paths_of(story.documents)
    copies = store.copies_among(documents) if whole else _copies_shown(store, chosen, paths)
    events = events_of(store, story.id)
    figures = store.figures(story.id)
    said = _statements(store, story, whole=whole)
    statements = tuple(item for item, _ in said)
    names = names_for(
        store,
        documents=story.documents,
        events=events,
        figures=figures,
        statements=statements,
        origins=origins,
        paths=paths,
    )
    ordered = _in_order(events, origins, story)
    between = {(item.a, item.b): item for item in copies}
    return StoryPage(
        story=story,
        names=names,
        origins=tuple(
            OriginLine(
                item,
                tuple(_copy_line(item, d, documents, articles, between) for d in chosen[item.id]),
                len(ordered_copies[item.id]) - len(chosen[item.id]),
            )
            for item in origins
        ),
        new=_of(ordered, Novelty.NEW),
        background=_of(ordered, Novelty.BACKGROUND),
        historical=_of(ordered, Novelty.HISTORICAL),
        figures=tuple(figures),
        told=told_by(said, names),
        days=tuple(timeline(events)),
        graph=deal_graph(ordered),
        near=_near(store, story),
        events=tuple(ordered),
        documents=documents,
        statements=statements,
        copies=tuple(copies),
        edits=tuple(silent_edits(copies, paths)),
        decisions=decided_on(store, set(story.documents)),
        listed=listed(store, ordered, names),
    )


def _copies_in_order(
    origin: Origin, articles: Mapping[str, Article], story: Story
) -> tuple[str, ...]:
    """Return the copies of a text: the one that carries it best, then as they were published."""
    inside = set(story.documents)

    def rank(document: str) -> tuple[bool, bool, str, str]:
        article = articles.get(document)
        stamp = article.published.value if article and article.published else ""
        return document != origin.first, not stamp, stamp, document

    return tuple(sorted(inside.intersection(origin.documents), key=rank))


def _statements(store: Store, story: Story, *, whole: bool) -> list[tuple[Statement, int]]:
    if whole:
        return [(item, 1) for item in store.statements_in(story.documents)]
    return store.statements_once(story.documents)


def _copies_shown(
    store: Store, shown: Mapping[str, Sequence[str]], paths: Mapping[str, Acquisition]
) -> list[CopyRelation]:
    """Return how copies relate to the best of their text, and versions of one page."""
    pairs = {(names[0], name) for names in shown.values() for name in names}
    pairs.update((a, b) for a, b, _ in store.pairs_among(paths) if is_one_page(paths[a], paths[b]))
    return store.copies_between(pairs)


def listed(store: Store, events: Iterable[Event], names: Names) -> tuple[ListMark, ...]:
    """Return where lists of sanctions still name those for whom these events eased them."""
    chosen = tuple(events)
    entries = store.entries_named(names_to_look_up(chosen, names.entities))
    return tuple(mark for item in chosen for mark in list_marks(item, names.entities, entries))


def _near(store: Store, story: Story) -> tuple[Story, ...]:
    """Return stories of about the same days, which may be the same."""
    day = (story.last_published or "")[:10] or None
    found = store.page_of_stories(StoryQuery(until=day), limit=_NEAR).items
    return tuple(item for item in found if item.id != story.id)


def events_of(store: Store, story: str) -> list[Event]:
    """Return the events of one story, in id order."""
    from firsthand.store import EventFilter

    return store.events(EventFilter(story=story))


def _of(events: Iterable[Event], novelty: Novelty) -> tuple[Event, ...]:
    return tuple(item for item in events if item.novelty is novelty)


def _in_order(events: Iterable[Event], origins: Sequence[Origin], story: Story) -> list[Event]:
    """Return events as the fullest copies tell them: by where their first evidence stands."""
    order = [*(item.first for item in origins), *story.documents]
    place = {document: number for number, document in reversed(list(enumerate(order)))}

    def rank(item: Event) -> tuple[int, int, str]:
        places = [
            (place[q.span.document], q.span.start)
            for q in item.evidence
            if q.span.document in place
        ]
        return (*min(places, default=(len(order), 0)), item.id)

    return sorted(events, key=rank)


def _copy_line(
    origin: Origin,
    document: str,
    documents: Mapping[str, Document],
    articles: Mapping[str, Article],
    copies: Mapping[tuple[str, str], CopyRelation],
) -> CopyLine:
    first, second = sorted((origin.first, document))
    relation = copies.get((first, second))
    article = articles.get(document)
    if relation is None:
        return CopyLine(documents[document], article, document == origin.first, None, None, (), 0)
    is_a = document == relation.a
    return CopyLine(
        document=documents[document],
        article=article,
        is_first=False,
        relation=relation_word(relation, document),
        share=relation.a_in_b if is_a else relation.b_in_a,
        differences=_differences(relation, documents, is_a=is_a),
        typography=sum(item.kind is ChangeKind.TYPOGRAPHY for item in relation.changed),
    )


def relation_word(relation: CopyRelation, document: str) -> str:
    """Return what a copy is to the other one; a relation reads "b relative to a"."""
    turned = {Relation.ABRIDGED: Relation.EXTENDED, Relation.EXTENDED: Relation.ABRIDGED}
    kind = relation.relation
    if document == relation.a:
        kind = turned.get(kind, kind)
    return kind.value.replace("_", " ")


def _differences(
    relation: CopyRelation, documents: Mapping[str, Document], *, is_a: bool
) -> tuple[Difference, ...]:
    def quoted(span: Span | None) -> Quoted | None:
        if span is None:
            return None
        return Quoted(span, documents[span.document].text[span.start : span.end])

    mine, theirs = relation.only_in_a, relation.only_in_b
    if not is_a:
        mine, theirs = theirs, mine
    found = [Difference("adds", quoted(span), None) for span in mine[:_SHOWN]]
    found += [Difference("lacks", None, quoted(span)) for span in theirs[:_SHOWN]]
    for change in relation.changed:
        if change.material:
            left, right = (change.a, change.b) if is_a else (change.b, change.a)
            found.append(Difference(change.kind.value, quoted(left), quoted(right)))
    return tuple(found)


def told_by(said: Iterable[tuple[Statement, int]], names: Names) -> tuple[Told, ...]:
    """Return statements by speaker, each with the number of copies that it stands in."""
    groups: dict[str, dict[str, list[tuple[Statement, int]]]] = {}
    for item, count in said:
        words = folded(quote.text for quote in item.content)
        groups.setdefault(names.speakers(item), {}).setdefault(words, []).append((item, count))
    found = []
    for speaker in sorted(groups, key=lambda name: (not name, name.casefold())):
        same = groups[speaker].values()
        told = tuple((items[0][0], sum(count for _, count in items)) for items in same)
        parties = {p.entity: p for item, _ in told for p in item.speakers if p.entity}
        name = speaker or "no speaker: the reporters do not know"
        found.append(Told(tuple(parties.values()), name, told))
    return tuple(found)


@router.get("/stories/{name}.json", tags=["stories"], response_model=StoryAnswer)
def story_json(name: StoryName, asked: Reader) -> Plain:
    """Return one story with its documents, origins, copies, events, figures and statements."""
    found = gather_story(asked.store, name, whole=True)
    texts = {key: item.text for key, item in found.documents.items()}
    articles = {line.document.id: line.article for o in found.origins for line in o.copies}
    entities = sorted(found.names.entities.values(), key=lambda item: item.id)
    return {
        "story": story_object(found.story),
        "documents": [document_object(d, articles.get(k)) for k, d in found.documents.items()],
        "origins": [origin_object(line.origin) for line in found.origins],
        "copies": [copy_object(item) for item in found.copies],
        "events": [event_object(item, texts) for item in found.events],
        "figures": [figure_object(item, texts) for item in found.figures],
        "statements": [statement_object(item, texts) for item in found.statements],
        "entities": [entity_object(item) for item in entities],
        "lists": [asdict(mark) for mark in found.listed],
    }


@router.get("/stories/{name}/bundle.zip", tags=["stories"], response_class=Response)
def story_zip(name: StoryName, asked: Reader) -> Response:
    """Return the evidence bundle of a story; `firsthand verify` checks it without a ledger."""
    from firsthand.export.bundle import story_bundle

    return attachment(story_bundle(asked.store, name), "story.zip")


def attachment(data: bytes, name: str) -> Response:
    """Return bytes to be kept as a file."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type="application/zip", headers=headers)


@router.get("/stories/{name}", response_class=HTMLResponse, include_in_schema=False)
def story_html(name: str, asked: Reader, copies: str = "") -> HTMLResponse:
    """Show one story; with all its copies where so asked."""
    found = gather_story(asked.store, name, most=None if copies == _ALL else _COPIES)
    return page(asked, "story.html", found=found, names=found.names)
