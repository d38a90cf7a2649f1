"""One instance for each place of a newsroom text that mentions an event.

Forty reprints mention an event forty times in the same words: that is one instance with forty
mentions. All later steps compare instances, so that their work follows novelty, not volume.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.language.gazetteer import country_name
from firsthand.ledger.claimants import claimant_roots
from firsthand.ledger.context import Context
from firsthand.ledger.counts import Interval
from firsthand.ledger.dates import DayRange, day_number, day_range
from firsthand.ledger.echoes import find_echoes
from firsthand.ledger.kinds import kind_of, with_unions
from firsthand.ledger.persons import PersonName, person_name
from firsthand.model import EventMention, MentionKind, MentionType, Novelty, Party, Place, Status
from firsthand.resources import load_list

_FOLD = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("’‘‚", "'") | dict.fromkeys("–—", "-")
)


# What these tie are two acts; a sentence that follows its verdict may be told as one with it.
_BETWEEN_TWO = frozenset({"in_exchange_for", "result_of"})


@dataclass(frozen=True, slots=True)
class Instance:
    """Equal mentions in the copies of a text, with what merging compares.

    Attributes:
        key: the same for the same words in every copy.
        mentions: by document and place; `mention` is the one that says most.
        headline: whether it stands in headlines only.
        echo: whether it adds to an event told elsewhere and tells none of its own.
        actors, recipients: canonical ids.
        persons: the names of recipients that are named one by one.
        unnamed: whether a single person is a recipient whom no document names.
        groups: the recipients that are groups.
        acting_states: countries that act under their own name.
        roots: the roots of those who vouch for it.
        is_wide: whether the place is a whole country, within which the others may lie.
        arrests: whether it is told as an arrest; `remands`: as a custody that was ordered.
        added: whether it counts "another 40" beside others, or says that so many were "also" freed.
        tied: the mentions of what it answered or was given in exchange for.
        others: the names that stood before "an official", who is then somebody else.
        peoples: the countries whose people the recipients are.
        kind: of what kind the recipients surely are: fighters, clergy, crew.
        until: where the sentence of `mention` ends in its document.
        known_on: the number of the last day on which a document that has it came out.
    """

    key: str
    mention: EventMention
    mentions: tuple[EventMention, ...]
    documents: frozenset[str]
    headline: bool
    echo: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[PersonName]
    unnamed: bool
    groups: frozenset[str]
    receiver: str | None
    countries: frozenset[str]
    actor_countries: frozenset[str]
    acting_states: frozenset[str]
    count: Interval | None
    days: DayRange | None
    place: str | None
    roots: frozenset[str]
    is_wide: bool = False
    arrests: bool = False
    remands: bool = False
    added: bool = False
    tied: frozenset[str] = frozenset()
    known_on: int | None = None
    until: int = 0
    peoples: frozenset[str] = frozenset()
    others: frozenset[PersonName] = frozenset()
    kind: str | None = None

    @property
    def type(self) -> str:
        """The event type."""
        return self.mention.type

    @property
    def status(self) -> Status:
        """The status of the fullest mention."""
        return self.mention.status

    @property
    def novelty(self) -> Novelty:
        """The novelty of the fullest mention."""
        return self.mention.novelty


def fold(text: str) -> str:
    """Return text with straight marks and single spaces, in lower case."""
    plain = text if text.isascii() else text.translate(_FOLD)
    return " ".join(plain.casefold().split())


def make_instances(context: Context, mentions: Iterable[EventMention]) -> list[Instance]:
    """Return the instances behind mentions, in order of their keys."""
    mentions = list(mentions)
    echoes = find_echoes(mentions)
    groups: dict[str, list[EventMention]] = defaultdict(list)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for mention in sorted(mentions, key=_place):
        text = _words(mention)
        # The same sentence twice in one document is two places.
        seen[mention.document, text] += 1
        groups[f"{text}\x1f{seen[mention.document, text]}"].append(mention)
    return [_instance(context, key, groups[key], echoes) for key in sorted(groups)]


def _place(mention: EventMention) -> tuple[str, int, int, str]:
    span = mention.trigger.span
    return (mention.document, span.start, span.end, mention.type)


def _words(mention: EventMention) -> str:
    """Return what is the same in every copy: type, evidence, and the trigger's place in it."""
    offset = mention.trigger.span.start - mention.evidence.span.start
    before = fold(mention.evidence.text[: max(0, offset)])
    return f"{mention.type}\x1f{fold(mention.evidence.text)}\x1f{len(before)}"


def _instance(
    context: Context, key: str, mentions: list[EventMention], echoes: Collection[str]
) -> Instance:
    body = [item for item in mentions if not context.is_headline(item.trigger.span)]
    mention = _fullest(body or mentions)
    recipients = _ids(context, mention.recipients)
    people = {name for name in recipients if _is(context, name, MentionType.PERSON)}
    named = {name for name in people if context.is_named(name)}
    groups = {name for name in recipients if _is(context, name, MentionType.GROUP)}
    statements = {name for item in mentions for name in item.statements}
    return Instance(
        key=key,
        mention=mention,
        mentions=tuple(mentions),
        documents=frozenset(item.document for item in mentions),
        headline=not body,
        echo=mention.id in echoes,
        actors=_ids(context, mention.actors),
        recipients=recipients,
        persons=frozenset(_names_of(context, named)),
        unnamed=bool(people - named),
        groups=frozenset(groups),
        receiver=context.canonical(mention.receiver.entity) if mention.receiver else None,
        countries=_countries_of(context, [*mention.actors, *mention.recipients]),
        actor_countries=_countries_of(context, mention.actors),
        acting_states=_countries_of(
            context, (item for item in mention.actors if _is_place(context, item))
        ),
        count=context.interval(mention),
        days=day_range(mention.date),
        place=_place_name(mention.place),
        is_wide=_is_country(mention.place),
        roots=claimant_roots(context, statements),
        arrests=mention.trigger.text.casefold().startswith("arrest"),
        remands=mention.means == "remand",
        added=any(_is_added(party) for party in mention.recipients) or _is_beside(mention),
        tied=frozenset(
            link.target for item in mentions for link in item.links if link.relation in _BETWEEN_TWO
        ),
        until=mention.evidence.span.start + len(context.sentence(mention)),
        known_on=_last_day(context, mentions),
        peoples=_countries_of(context, mention.recipients),
        others=frozenset(_named_before(context, mention) if people - named else ()),
        kind=kind_of(context, mention),
    )


def _named_before(context: Context, mention: EventMention) -> Iterator[PersonName]:
    """Yield whom the text has named when it brings in somebody new without a name."""
    if not any(_is_new(party) for party in mention.recipients):
        return
    reading = context.readings[mention.document]
    people = {item.id: item for item in reading.entities if item.type is MentionType.PERSON}
    for told in reading.mentions:
        is_before = told.quote.span.end <= mention.evidence.span.start
        is_name = told.kind is MentionKind.NAME and told.entity in people
        if is_before and is_name and not context.is_headline(told.quote.span):
            yield person_name(people[told.entity].name)


def _is_new(party: Party) -> bool:
    """Return whether words bring in one person by what he is: "an official", not "a man"."""
    words = party.quote.text.casefold().split() if party.quote is not None else []
    is_vague = not words or bool(set(words) & set(load_list("nouns")["vague_people"]))
    return not is_vague and words[0] in {"a", "an", "another"}


def _fullest(mentions: Sequence[EventMention]) -> EventMention:
    if len(mentions) == 1:
        return mentions[0]
    return min(mentions, key=lambda item: (-_fullness(item), _place(item)))


def _last_day(context: Context, mentions: Iterable[EventMention]) -> int | None:
    days = (day_number(context.day(item.document)) for item in mentions)
    return max((day for day in days if day is not None), default=None)


def _is_added(party: Party) -> bool:
    if party.quote is None:
        return False
    words = load_list("count_words")["added"]
    told = party.quote.text.casefold().split()[:3]
    # "two more nurses", not "more than two nurses"
    return any(word in words for word in told) or ("more" in told and "than" not in told)


def _is_beside(mention: EventMention) -> bool:
    """Return whether it was done too: "30 prisoners were also freed"."""
    offset = mention.trigger.span.start - mention.evidence.span.start
    return mention.evidence.text[: max(0, offset)].casefold().rstrip().endswith(" also")


def _place_name(place: Place | None) -> str | None:
    """Return the stated place in lower case; a country that is only implied tells nothing."""
    if place is None or place.name is None or place.basis == "implied":
        return None
    return place.name.casefold()


def _is_country(place: Place | None) -> bool:
    if place is None or place.name is None or place.country is None:
        return False
    return place.name == country_name(place.country)


def _fullness(mention: EventMention) -> int:
    return (
        bool(mention.actors)
        + bool(mention.recipients)
        + (mention.count is not None)
        + (mention.date is not None and mention.date.value is not None)
        + (mention.place is not None)
        + bool(mention.statements)
        + (mention.receiver is not None)
    )


def _ids(context: Context, parties: Iterable[Party]) -> frozenset[str]:
    names = (context.canonical(party.entity) for party in parties)
    return with_unions(context, frozenset(name for name in names if name is not None))


def _names_of(context: Context, names: Iterable[str]) -> Iterator[PersonName]:
    for name in names:
        entity = context.entity(name)
        if entity is not None:
            yield person_name(entity.name)


def _is(context: Context, name: str, kind: MentionType) -> bool:
    entity = context.entity(name)
    return entity is not None and entity.type is kind


def _is_place(context: Context, party: Party) -> bool:
    name = context.canonical(party.entity)
    return name is not None and _is(context, name, MentionType.PLACE)


def _countries_of(context: Context, parties: Iterable[Party]) -> frozenset[str]:
    """Return the countries whose people or officials these are."""
    entities = (context.entity(context.canonical(party.entity)) for party in parties)
    return frozenset(
        entity.country for entity in entities if entity is not None and entity.country is not None
    )
