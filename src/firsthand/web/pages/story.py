"""One story on one screen: what happened, on whose word, who wrote it, what the copies changed."""

from __future__ import annotations

import re
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
    Quoted,
    Relation,
    Span,
    Statement,
    Story,
)
from firsthand.store import Store
from firsthand.store.desk import StoryQuery
from firsthand.views.listed import ListMark, list_marks, names_to_look_up
from firsthand.views.timeline import TimelineDay, timeline
from firsthand.web.naming import Names, names_for
from firsthand.web.pages.made import Made, decided_on
from firsthand.web.pages.versions import Edit, is_one_page, silent_edits
from firsthand.web.parameters import Reader, StoryName
from firsthand.web.schema.answers import StoryAnswer
from firsthand.web.svg.deals import Deal, deal_graph, linked
from firsthand.web.templating import page

router = APIRouter()
_BETWEEN_LETTERS = re.compile(r"[\W_]+")
_NEAR = 12  # stories that are offered to join
_SHOWN = 6  # places of each kind that are quoted for a copy


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
    """One newsroom text with its copies."""

    origin: Origin
    copies: tuple[CopyLine, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """All that one speaker said in a story; the same words in several copies stand once."""

    speaker: str | None
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
    deals: tuple[Deal, ...]
    linked: tuple[Event, ...]
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


def gather_story(store: Store, name: str, *, whole: bool = False) -> StoryPage:
    """Return everything that the ledger says of a story.

    Args:
        store: the ledger.
        name: the id of the story, or its beginning.
        whole: whether documents have their elements, articles their blocks, and all copies are
            there: the page shows none of these, and they are most of what there is to read.

    Raises:
        NotFoundError: there is none of this id.
    """
    story = store.story(store.resolve(name, kinds=("stories",)))
    documents = {item.id: item for item in store.documents(story.documents, with_elements=whole)}
    known = store.articles(story.documents, with_blocks=whole)
    articles = {item.document: item for item in known}
    origins = [item for item in store.origins_of(story.documents) if item.id in story.origins]
    paths = store.paths_of(story.documents)
    copies = store.copies_among(documents) if whole else _copies_shown(store, origins, paths)
    events = events_of(store, story.id)
    figures = store.figures(story.id)
    statements = store.statements_in(story.documents)
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
    lines = tuple(_origin_line(item, documents, articles, copies) for item in origins)
    return StoryPage(
        story=story,
        names=names,
        origins=lines,
        new=_of(ordered, Novelty.NEW),
        background=_of(ordered, Novelty.BACKGROUND),
        historical=_of(ordered, Novelty.HISTORICAL),
        figures=tuple(figures),
        told=told_by(statements, names),
        days=tuple(timeline(events)),
        deals=deal_graph(ordered),
        linked=tuple(linked(ordered)),
        near=_near(store, story),
        events=tuple(ordered),
        documents=documents,
        statements=tuple(statements),
        copies=tuple(copies),
        edits=tuple(silent_edits(copies, paths)),
        decisions=decided_on(store, set(story.documents)),
        listed=listed(store, ordered, names),
    )


def _copies_shown(
    store: Store, origins: Sequence[Origin], paths: Mapping[str, Acquisition]
) -> list[CopyRelation]:
    """Return how copies relate to the best of their text, and versions of one page."""
    pairs = {(item.first, name) for item in origins for name in item.documents}
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


def _origin_line(
    origin: Origin,
    documents: dict[str, Document],
    articles: dict[str, Article],
    copies: Sequence[CopyRelation],
) -> OriginLine:
    inside = [item for item in origin.documents if item in documents]
    ordered = sorted(inside, key=lambda item: (item != origin.first, item))
    return OriginLine(
        origin, tuple(_copy_line(origin, item, documents, articles, copies) for item in ordered)
    )


def _copy_line(
    origin: Origin,
    document: str,
    documents: dict[str, Document],
    articles: dict[str, Article],
    copies: Sequence[CopyRelation],
) -> CopyLine:
    pair = {origin.first, document}
    relation = next((item for item in copies if {item.a, item.b} == pair), None)
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
    relation: CopyRelation, documents: dict[str, Document], *, is_a: bool
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


def told_by(statements: Iterable[Statement], names: Names) -> tuple[Told, ...]:
    """Return statements by speaker, the same words of several copies once with their number."""
    groups: dict[str, dict[str, list[Statement]]] = {}
    for item in statements:
        speaker = names.party(item.speaker) if item.speaker else ""
        words = " ".join(_folded(quote.text) for quote in item.content)
        groups.setdefault(speaker, {}).setdefault(words, []).append(item)
    found = []
    for speaker in sorted(groups, key=lambda name: (not name, name.casefold())):
        same = groups[speaker].values()
        entity = next((i.speaker.entity for s in same for i in s if i.speaker), None)
        told = tuple((items[0], len(items)) for items in same)
        found.append(Told(entity, speaker or "no speaker: the reporters do not know", told))
    return tuple(found)


def _folded(text: str) -> str:
    return _BETWEEN_LETTERS.sub("", text.casefold())


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
def story_html(name: str, asked: Reader) -> HTMLResponse:
    """Show one story."""
    found = gather_story(asked.store, name)
    return page(asked, "story.html", found=found, names=found.names)
