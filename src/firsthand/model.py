"""The records that flow between the stages, in the order in which they come to be.

Three rules hold for every record here:

* text is never changed: a claim points at the stored text with a `Span` in code
  points, and `text[start:end] == quote` always holds;
* unknown is a value: `None` means 'not stated' and is never replaced by a guess;
* records are frozen, so that a stage can only answer with new ones.

The public shape of the exported records is `docs/record-format.md`; the names of
fields there and here are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

# --------------------------------------------------------------------------- text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` of code points in the stored text of one document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """A span together with the text that stands there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a kind from a fixed list, words, and where they stand.

    `weight` is the log-odds that it adds, where the decision weighed its reasons.
    """

    kind: str
    text: str
    span: Span | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Likelihood:
    """One possible answer with its posterior probability.

    `answer` is a newsroom's name or a document id; None stands for "none that is known".
    """

    answer: str | None
    share: float


# --------------------------------------------------------------------------- read


class MediaType(StrEnum):
    """What kind of file the stored text was read from."""

    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    JSON_LINES = "application/jsonl"
    WIRE_XML = "application/xml"


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the copy, as far as the one who brought it said."""

    name: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Acquisition:
    """One time that these bytes were brought in: from which file or address, and when.

    `said` is what a feed that led to them says of the copy.
    """

    path: str | None = None
    url: str | None = None
    source_name: str | None = None
    source_domain: str | None = None
    retrieved_at: str | None = None
    said: tuple[PageField, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """What the markup said of one block of the stored text of an HTML page.

    Attributes:
        start, end: code points of the stored text.
        tag: the nearest block tag ("p", "h1", "figcaption", "li", "time", ...).
        path: tags and class or id words from the outside in, for example
            ("body", "main", "article", "figure", "figcaption.wide").
        value: a machine value the element carries (`datetime` of a `<time>`), if any.
        is_article: whether the article extractor kept this block as article text.
        link_share: the share of the block's characters that stand in links.
        is_main: whether a second extractor, with other failings, kept it too.
    """

    start: int
    end: int
    tag: str
    path: tuple[str, ...] = ()
    value: str | None = None
    is_article: bool = False
    link_share: float = 0.0
    is_main: bool = False


@dataclass(frozen=True, slots=True, order=True)
class PageField:
    """One machine-readable statement of a page or a record about itself.

    `name` is one of title, headline, author, published, modified, canonical_url,
    site_name, publisher, source_organisation, based_on, description, language, paywall; of a
    wire also guid, version, status and note; of a feed also media_credit.
    `basis` says where it stood ("json-ld", "og:title", "link rel=canonical", "jsonl", ...).
    """

    name: str
    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class Document:
    """One copy as it was read: the text that every later claim points into.

    `id` and `sha256` come from the bytes alone, so the same bytes are one document.
    """

    id: str
    sha256: str
    text: str
    media_type: MediaType
    acquisitions: tuple[Acquisition, ...] = ()
    elements: tuple[Element, ...] = ()
    fields: tuple[PageField, ...] = ()
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    made_by: str = ""

    @property
    def acquisition(self) -> Acquisition:
        """The acquisition that speaks for the document: the least in sort order."""
        return min(self.acquisitions, key=acquisition_order, default=Acquisition())

    @property
    def source(self) -> Source:
        """Who published it, as its acquisition says."""
        first = self.acquisition
        return Source(first.source_name, first.source_domain)


def acquisition_order(item: Acquisition) -> tuple[tuple[bool, str], ...]:
    """Return what acquisitions are sorted by: what is stated comes before what is not."""
    fields = (item.path, item.url, item.source_name, item.source_domain, item.retrieved_at)
    return tuple((value is None, value or "") for value in fields)


# -------------------------------------------------------------------------- clean


class Role(StrEnum):
    """What a block of a copy is for."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    APPEAL = "appeal"
    TEASER = "teaser"
    NOTE = "note"
    URL = "url"
    BIO = "bio"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines with one role; `score` in [0, 1] says how sure, `reasons` why."""

    span: Span
    role: Role
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signs the copy; persons, agency and outlet are never mixed."""

    persons: tuple[str, ...] = ()
    agency: str | None = None
    outlet: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, agency and date that open the first paragraph: "CAIRO (AP) -"."""

    place: str | None
    agency: str | None
    date: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Published:
    """When the copy says it was published.

    Attributes:
        value: ISO 8601, as precise as stated ("2025-11-22", "2025-05-24T14:20:00Z").
        precision: "year", "month", "day" or "time".
        basis: where it was read ("date line", "meta", "json-ld", "url", "dateline", ...).
        span: where it stands in the stored text, if it stands there.
    """

    value: str
    precision: str
    basis: str
    span: Span | None = None

    @property
    def day(self) -> str | None:
        """The ISO date, or None where only a month or a year is known."""
        return self.value[:10] if self.precision in {"day", "time"} else None


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption, apart from its credit."""

    text: str
    credit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that the copy names as a producer of its text.

    `kind` says how: byline, dateline, tag ("(AFP)"), staff_and_agencies, reporting_by,
    copyright, canonical_url, originally_published, page_field, appeal (the house that asks
    for money on the page), citation ("Belta reported": the report leans on it).
    """

    name: str
    kind: str
    is_agency: bool
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A document with a role for every non-blank line and what it says about itself."""

    document: str
    language: str | None
    blocks: tuple[Block, ...]
    headline: Quoted | None = None
    byline: Byline = field(default_factory=Byline)
    dateline: Dateline | None = None
    published: Published | None = None
    updated: Published | None = None
    canonical_url: str | None = None
    captions: tuple[Caption, ...] = ()
    credits: tuple[Credit, ...] = ()
    notes: tuple[str, ...] = ()
    made_by: str = ""

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are the report itself: a view, nothing was deleted."""
        return tuple(block for block in self.blocks if block.role is Role.BODY)


# ------------------------------------------------------------------------- copies


class Relation(StrEnum):
    """How the text of document a relates to that of document b."""

    REPRINT = "reprint"
    ABRIDGED = "abridged"
    EXTENDED = "extended"
    UPDATE = "update"
    SHARED_PASSAGE = "shared_passage"


class ChangeKind(StrEnum):
    """What differs between two aligned places."""

    TYPOGRAPHY = "typography"
    WORDING = "wording"
    FIGURE = "figure"
    NAME = "name"
    ACT = "act"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Run:
    """Aligned stretches: the same words stand in a and in b."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Change:
    """A place where aligned texts differ; a side is None where only the other has text."""

    a: Span | None
    b: Span | None
    kind: ChangeKind
    material: bool


@dataclass(frozen=True, slots=True)
class CopyRelation:
    """How two documents share text, aligned to the character; `a` and `b` in id order."""

    a: str
    b: str
    a_in_b: float
    b_in_a: float
    relation: Relation
    aligned: tuple[Run, ...]
    changed: tuple[Change, ...] = ()
    only_in_a: tuple[Span, ...] = ()
    only_in_b: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
    made_by: str = ""


class ProducerKind(StrEnum):
    """What kind of newsroom produced a text."""

    AGENCY = "agency"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Producer:
    """The newsroom that produced a text."""

    name: str | None
    kind: ProducerKind


@dataclass(frozen=True, slots=True)
class Origin:
    """One newsroom text and all documents that carry it.

    Attributes:
        documents: ids in sort order; a merged copy stands in two origins.
        first: the document that carries the text in its earliest or fullest form.
        producer: who produced it.
        lower: 1 where it is evidently a report of its own; 0 where it may rest wholly
            on another origin.
        upper: 0 where it surely rests on another (a digest of named agencies), else 1.
        depends_on: ids of origins that it names as its own sources.
        date: the publication day that its documents give, None where none does.
        dated_by: the document that gives `date`; others inherit it.
        producers: which newsrooms it could be, the likeliest first.
        firsts: which documents could be the first to carry it, the likeliest first.
    """

    id: str
    documents: tuple[str, ...]
    first: str
    producer: Producer
    reasons: tuple[Reason, ...]
    lower: int = 1
    upper: int = 1
    depends_on: tuple[str, ...] = ()
    date: str | None = None
    dated_by: str | None = None
    made_by: str = ""
    producers: tuple[Likelihood, ...] = ()
    firsts: tuple[Likelihood, ...] = ()


# ----------------------------------------------------------------------- language


class MentionType(StrEnum):
    """Types of named things, as the entity recogniser gives them."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a passage with its parse; `head` is the index of its head token.

    Offsets count from the start of the passage. Labels: Universal POS in `pos`, Penn
    tags in `tag`, ClearNLP dependencies in `dep` (as spaCy's English models give them).
    """

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[start, end)` of a passage that make up one sentence."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing as it is written in a passage (offsets from the passage's start)."""

    start: int
    end: int
    type: MentionType
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a passage, normalised as far as it goes without a date.

    `value` is TIMEX3-like: "2025-11-22", "2024-08", "2019", "XXXX-08" (August of an
    unstated year), "XXXX-WXX-6" (Saturday), "PRESENT_REF", "P4Y" with kind duration.
    `modifier` is None, "since", "until", "before", "after", "early", "mid", "late",
    "earlier", "later", "last", "this", "next"; `offset_days` serves "yesterday" (-1),
    "the following day" (+1), with `value` "DAY".
    """

    start: int
    end: int
    kind: str
    value: str
    modifier: str | None = None
    offset_days: int | None = None


class CountOperator(StrEnum):
    """How a stated number bounds the true one."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    ABOUT = "~"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something in a passage: "more than 1,000 political prisoners".

    `start`/`end` cover the number words with their operator; `of_start`/`of_end` the noun
    phrase counted (None for a bare number). Years, ages, times and money are not
    quantities of persons: `kind` tells count, age, ordinal, percent, money, duration apart.
    """

    start: int
    end: int
    op: CountOperator
    n: float
    max: float | None = None
    of_start: int | None = None
    of_end: int | None = None
    kind: str = "count"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the content and the source that belong to it, as a reader model found it.

    Spans are (start, end) from the passage's start; a source may be missing.
    """

    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """All that reading one distinct paragraph gave; offsets count from its start.

    `id` is the digest of the folded paragraph. Folding keeps the length (curly marks
    become straight ones, a line break a space), so the offsets hold in every copy.
    """

    id: str
    length: int
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    made_by: str = ""


# -------------------------------------------------------------------------- names


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, group or medium, across its spellings."""

    id: str
    type: MentionType
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None
    wikidata: str | None = None
    speaks_for: str | None = None


class MentionKind(StrEnum):
    """How a text refers to an entity."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a document that refers to an entity.

    `metonym` marks a capital or a seat ("Kyiv", "the Kremlin") that stands for a
    government: an agent or a receiver, never a place of an event.
    """

    quote: Quoted
    entity: str
    kind: MentionKind
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day against which a document's "Saturday" is read."""

    date: str
    basis: str
    inherited_from: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a document with the passage that was read for it."""

    span: Span
    role: Role
    passage: Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, ready for statements and events: text, parse, entities, anchor.

    `paragraphs` are the headline (if any) and the body in text order; captions,
    appeals and teasers are not in it, so they can make no statement and no event.
    """

    document: str
    text: str
    article: Article
    paragraphs: tuple[Paragraph, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    anchor: Anchor | None = None
    producer: Producer | None = None
    made_by: str = ""


# --------------------------------------------------------------------- statements


class Form(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Party:
    """Someone in a role: the words that name them here, and the entity they resolve to.

    `quote` is None where the text leaves them out ("were freed") or carries them over
    from an earlier sentence.
    """

    entity: str | None
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, through whom, and how firmly.

    `chain` holds entity ids, the one nearest to the reader first: agency, medium, speaker.
    `manner` is the kind of speech act: says, claims, denies, demands, warns, admits,
    declines, unknown (missing knowledge in the writer's voice: no speaker).
    """

    id: str
    document: str
    form: Form
    content: tuple[Quoted, ...]
    cue: Quoted | None
    speaker: Party | None
    role: str | None = None
    medium: Party | None = None
    addressee: Party | None = None
    hedged: bool = False
    manner: str = "says"
    chain: tuple[str, ...] = ()
    asserts: tuple[str, ...] = ()
    made_by: str = ""


# ------------------------------------------------------------------------- events


class Status(StrEnum):
    """Whether the text says that it happened."""

    HAPPENED = "happened"
    PLANNED = "planned"
    ONGOING = "ongoing"
    REQUESTED = "requested"
    CLAIMED = "claimed"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    HABITUAL = "habitual"


class Novelty(StrEnum):
    """Whether it is what the report is about, the same affair earlier, or another affair."""

    NEW = "new"
    BACKGROUND = "background"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as stated: "at least 16" is op ">=", n 16. `measure`: flow, stock, cumulative."""

    op: CountOperator
    n: float
    max: float | None = None
    of: str | None = None
    measure: str = "flow"
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When it took place, as an interval.

    `relation`: on, before, on_or_before, after. "Saturday" that dates the report and not
    the act is on_or_before. `inherited_from` names the document whose date was used.
    """

    value: str | None
    end: str | None = None
    precision: str | None = None
    relation: str | None = None
    basis: Quoted | None = None
    inherited_from: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where it took place; `basis` says whether the place is stated or implied."""

    name: str | None
    country: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Plover:
    """The PLOVER code: root event, mode and contexts."""

    event: str
    mode: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionLink:
    """A link that one sentence draws from one event mention to another."""

    relation: str
    target: str
    cue: Quoted | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place in one document that reports, plans, asks for or denies an event.

    `trigger` is the word that names it, `evidence` the clause around it.
    `statements` are the ids of the statements in whose content it lies.
    `refers_back` marks an anaphoric mention ("the pardon", "the freed Ukrainians") that
    adds to an event told before rather than telling one; `in_headline` one that stands in
    the headline and only supports what the body tells.
    """

    id: str
    document: str
    type: str
    trigger: Quoted
    evidence: Quoted
    status: Status
    novelty: Novelty
    plover: Plover
    cameo: str | None = None
    means: str | None = None
    stage: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    receiver: Party | None = None
    count: Count | None = None
    date: EventDate | None = None
    place: Place | None = None
    extent: str | None = None
    links: tuple[MentionLink, ...] = ()
    statements: tuple[str, ...] = ()
    refers_back: bool = False
    made_by: str = ""
    in_headline: bool = False


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number that one document claims of a state or of a running total."""

    id: str
    document: str
    measure: str
    of: str | None
    count: Count
    evidence: Quoted
    as_of: EventDate | None = None
    place: Place | None = None
    statements: tuple[str, ...] = ()
    made_by: str = ""


# ------------------------------------------------------------------------ stories


@dataclass(frozen=True, slots=True)
class Counts:
    """The three counts: copies, independent origins as a range, who vouches."""

    copies: int
    origins: tuple[int, int]
    claimants: int


@dataclass(frozen=True, slots=True)
class Story:
    """Different reports of the same happenings."""

    id: str
    title: str | None
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    counts: Counts
    first_published: str | None = None
    last_published: str | None = None
    made_by: str = ""


# ------------------------------------------------------------------------- ledger


@dataclass(frozen=True, slots=True)
class Support:
    """On whose word: documents that carry it, independent origins, who vouches."""

    copies: int
    origins: tuple[int, int]
    claimants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values in conflict, and who gives it."""

    value: str
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    claimants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field for which the reports give values that cannot all be right."""

    field: str
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class Testimony:
    """One value that reports give for a field of an event, and on whose word.

    Kept only where several places tell the event; what one place tells has the support of the
    event as a whole.

    Attributes:
        field: the name of the event's field ("count", "actors", "status", ...).
        value: as it is shown (">=16", "on_or_before 2025-11-22", "Ann Lind, Bo Ek").
        documents: that give it, in sort order.
        origins: ids of the newsroom texts that give it.
        bounds: how many of these are independent, least and most.
        claimants: entities that vouch for it; none where it is the reporters' own word.
        evidence: places in the event's `evidence` at which it stands.
    """

    field: str
    value: str
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    bounds: tuple[int, int]
    claimants: tuple[str, ...] = ()
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EventLink:
    """How one event relates to another, and who says so (None: the reporter)."""

    relation: str
    event: str
    asserted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened (or is planned, asked, denied), from all that report it."""

    id: str
    story: str
    type: str
    status: Status
    novelty: Novelty
    plover: Plover
    support: Support
    evidence: tuple[Quoted, ...]
    cameo: str | None = None
    means: str | None = None
    stage: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    receiver: Party | None = None
    count: Count | None = None
    date: EventDate | None = None
    place: Place | None = None
    extent: str | None = None
    links: tuple[EventLink, ...] = ()
    statements: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    made_by: str = ""
    testimonies: tuple[Testimony, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number claimed of a state or a sum: kept apart from what happened."""

    id: str
    story: str
    measure: str
    of: str | None
    op: CountOperator
    n: float
    text: str
    evidence: tuple[Quoted, ...]
    support: Support
    max: float | None = None
    as_of: EventDate | None = None
    place: Place | None = None
    statements: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    made_by: str = ""


# ---------------------------------------------------------------------- decisions


class DecisionKind(StrEnum):
    """What an analyst can decide: whether two things are one, or what one thing is."""

    STORY = "story"
    ENTITY = "entity"
    EVENT = "event"
    COPY = "copy"
    ROLE = "role"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: a place in a document, and what stands there.

    A place outlives every change of what was made of it: the mention of a person, the
    sentence that tells an event, a block. A whole document is the place 0 to 0 of it.
    `type` is that of the event or entity meant, where several stand in one place.
    """

    quote: Quoted
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst decided, when and why; it is never changed, only undone by another.

    Attributes:
        kind: what it is about.
        value: "same" or "different" for two subjects (two documents of a story or a copy,
            two mentions of an entity, two sentences of an event); for one subject the role
            of a block or the status of an event.
        subjects: one or two.
        by, at: who, and when (ISO 8601).
        why: in the analyst's words.
        undoes: the decision that this one takes back, if any.
    """

    id: str
    kind: DecisionKind
    value: str
    subjects: tuple[Subject, ...]
    by: str
    at: str
    why: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A matter that the stages left unsure, for an analyst to decide.

    Attributes:
        kind, subjects: as the decision on it will have them.
        given: what holds until someone decides ("same", "different", a role, a status).
        doubt: in [0, 1]; the most doubtful and the weightiest come first.
        why: what makes it unsure, in words.
        story: the story that it belongs to, if one.
    """

    id: str
    kind: DecisionKind
    subjects: tuple[Subject, ...]
    given: str
    doubt: float
    why: str
    story: str | None = None


# ---------------------------------------------------------------------------- run


@dataclass(frozen=True, slots=True)
class Failure:
    """A document, or a piece of input, that a stage could not take: a record, not a loss."""

    document: str
    stage: str
    error: str
    version: str
    path: str | None = None


def content_id(prefix: str, *parts: object) -> str:
    """Return an id that depends on the content alone: "st-" and 16 hex digits.

    The same parts give the same id on every machine and in every order of arrival.
    """
    digest = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).hexdigest()
    return f"{prefix}-{digest}"
