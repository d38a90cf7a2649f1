"""One instance for each place of a newsroom text that mentions an event.

Forty reprints mention an event forty times in the same words: that is one instance with forty
mentions. All later steps compare instances, so that their work follows novelty, not volume.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from firsthand.language.gazetteer import country_name
from firsthand.ledger.claimants import claimant_roots
from firsthand.ledger.context import Context
from firsthand.ledger.counts import Interval
from firsthand.ledger.dates import DayRange, day_number, day_range
from firsthand.ledger.echoes import find_echoes
from firsthand.ledger.kinds import are_dead, kind_of, with_unions
from firsthand.ledger.lazy import lazy
from firsthand.ledger.persons import PersonName, person_name
from firsthand.model import (
    Entity,
    EventMention,
    MentionKind,
    MentionType,
    Party,
)
from firsthand.resources import load_list

_FOLD = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("’‘‚", "'") | dict.fromkeys("–—", "-")
)
_ALSO = " also"
# Entities by canonical id; None for an id that nothing is known of.
Known = dict[str, Entity | None]
# What these tie are two acts; a sentence that follows its verdict may be told as one with it.
_BETWEEN_TWO = frozenset({"in_exchange_for", "result_of"})


class Instance:
    """Equal mentions in the copies of a text, with what merging compares.

    Most instances meet no other of their type: what is compared is read when it is asked for.

    Attributes:
        key: the same for the same words in every copy.
        mentions: by document and place; `mention` is the one that says most.
        documents: those that have one of them.
        headline: whether it stands in headlines only.
        echo: whether it adds to an event told elsewhere and tells none of its own.
        type, status, novelty: of the fullest mention.
    """

    def __init__(
        self, context: Context, key: str, mentions: Sequence[EventMention], echoes: Collection[str]
    ) -> None:
        body = [item for item in mentions if not context.is_headline(item.trigger.span)]
        self._context = context
        self.key = key
        self.mention = _fullest(body or mentions)
        self.mentions = mentions
        self.documents = frozenset([item.document for item in mentions])
        self.headline = not body
        self.echo = self.mention.id in echoes
        self.type = self.mention.type
        self.status = self.mention.status
        self.novelty = self.mention.novelty

    @lazy
    def _acting(self) -> Known:
        return _known(self._context, self.mention.actors)

    @lazy
    def _befallen(self) -> Known:
        return _known(self._context, self.mention.recipients)

    @lazy
    def actors(self) -> frozenset[str]:
        """The canonical ids of who acts."""
        return with_unions(self._context, self._acting)

    @lazy
    def recipients(self) -> frozenset[str]:
        """The canonical ids of those whom it befell."""
        return with_unions(self._context, self._befallen)

    @lazy
    def persons(self) -> frozenset[PersonName]:
        """The names of recipients that are named one by one."""
        people = _of_type(self._befallen, MentionType.PERSON)
        named = [one.name for name, one in people.items() if self._context.is_named(name)]
        return frozenset(map(person_name, named))

    @lazy
    def unnamed(self) -> bool:
        """Whether a single person is a recipient whom no document names."""
        people = _of_type(self._befallen, MentionType.PERSON)
        return not all(map(self._context.is_named, people))

    @lazy
    def groups(self) -> frozenset[str]:
        """The recipients that are groups."""
        return frozenset(_of_type(self._befallen, MentionType.GROUP))

    @property
    def receiver(self) -> str | None:
        """To whom they were brought."""
        party = self.mention.receiver
        return self._context.canonical(party.entity) if party else None

    @lazy
    def countries(self) -> frozenset[str]:
        """The countries of all who take part."""
        return self.actor_countries | self.peoples

    @lazy
    def actor_countries(self) -> frozenset[str]:
        """The countries of who acts."""
        return _countries(self._acting)

    @lazy
    def acting_states(self) -> frozenset[str]:
        """Countries that act under their own name."""
        return _countries(_of_type(self._acting, MentionType.PLACE))

    @lazy
    def peoples(self) -> frozenset[str]:
        """The countries whose people the recipients are."""
        return _countries(self._befallen)

    @lazy
    def kind(self) -> str | None:
        """Of what kind the recipients surely are: fighters, clergy, crew."""
        return kind_of(self._context, self.mention)

    @lazy
    def dead(self) -> bool | None:
        """Whether the recipients are dead: "the bodies of 41 soldiers"; None if nobody says."""
        return are_dead(self.mention)

    @lazy
    def others(self) -> frozenset[PersonName]:
        """The names that stood before "an official", who is then somebody else."""
        return frozenset(_named_before(self._context, self.mention) if self.unnamed else ())

    @lazy
    def count(self) -> Interval | None:
        """How many, as the numbers that are allowed."""
        return self._context.interval(self.mention)

    @lazy
    def added(self) -> bool:
        """Whether it counts "another 40" beside others, or says that so many were "also" freed."""
        return any(map(_is_added, self.mention.recipients)) or _is_beside(self.mention)

    @lazy
    def apart(self) -> bool:
        """Whether it is told as another affair than what stands before: "Separately, ..."."""
        opening = tuple(load_list("count_words")["apart"])
        return self.mention.evidence.text.casefold().startswith(opening)

    @property
    def days(self) -> DayRange | None:
        """The days on which it may have been."""
        return day_range(self.mention.date)

    @lazy
    def known_on(self) -> int | None:
        """The number of the last day on which a document that has it came out."""
        days = [day_number(self._context.day(item.document)) for item in self.mentions]
        return max([day for day in days if day is not None], default=None)

    @lazy
    def place(self) -> str | None:
        """The stated place in lower case; a country that is only implied tells nothing."""
        place = self.mention.place
        if place is None or place.name is None or place.basis == "implied":
            return None
        return place.name.casefold()

    @lazy
    def is_wide(self) -> bool:
        """Whether the place is a whole country, within which the others may lie."""
        place = self.mention.place
        if place is None or place.name is None or place.country is None:
            return False
        return place.name == country_name(place.country)

    @lazy
    def arrests(self) -> bool:
        """Whether it is told as an arrest."""
        return self.mention.trigger.text.casefold().startswith("arrest")

    @property
    def remands(self) -> bool:
        """Whether it is told as a custody that was ordered."""
        return self.mention.means == "remand"

    @lazy
    def tied(self) -> frozenset[str]:
        """The mentions of what it answered or was given in exchange for."""
        links = [link for item in self.mentions for link in item.links]
        return frozenset([link.target for link in links if link.relation in _BETWEEN_TWO])

    @lazy
    def until(self) -> int:
        """Where the sentence of `mention` ends in its document."""
        return self.mention.evidence.span.start + len(self._context.sentence(self.mention))

    @lazy
    def roots(self) -> frozenset[str]:
        """The roots of those who vouch for it."""
        statements = {name for item in self.mentions for name in item.statements}
        return claimant_roots(self._context, statements)


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
    for mention in sorted(mentions, key=place_of):
        text = _words(mention)
        # The same sentence twice in one document is two places.
        seen[mention.document, text] += 1
        groups[f"{text}\x1f{seen[mention.document, text]}"].append(mention)
    return [Instance(context, key, groups[key], echoes) for key in sorted(groups)]


def place_of(mention: EventMention) -> tuple[str, int, int, str]:
    """Return where a mention stands, for sorting."""
    span = mention.trigger.span
    return (mention.document, span.start, span.end, mention.type)


def _words(mention: EventMention) -> str:
    """Return what is the same in every copy: type, evidence, and the trigger's place in it."""
    offset = mention.trigger.span.start - mention.evidence.span.start
    before = fold(mention.evidence.text[: max(0, offset)])
    return f"{mention.type}\x1f{fold(mention.evidence.text)}\x1f{len(before)}"


def _known(context: Context, parties: Iterable[Party]) -> Known:
    """Return who parties are, each looked up once."""
    names = [context.canonical(party.entity) for party in parties]
    return {name: context.entity(name) for name in names if name is not None}


def _of_type(known: Known, kind: MentionType) -> dict[str, Entity]:
    return {name: one for name, one in known.items() if one is not None and one.type is kind}


def _countries(known: Mapping[str, Entity | None]) -> frozenset[str]:
    """Return the countries whose people or officials these are."""
    return frozenset(
        [one.country for one in known.values() if one is not None and one.country is not None]
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
    return min(mentions, key=lambda item: (-_fullness(item), place_of(item)))


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
    before = mention.evidence.text[: max(0, offset)].rstrip()
    return before[-len(_ALSO) :].casefold().endswith(_ALSO)


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
