"""From a cluster of instances to an event with its support."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from firsthand.ledger.claimants import find_claimants
from firsthand.ledger.cluster import Cluster
from firsthand.ledger.conflicts import (
    count_conflict,
    date_conflict,
    place_conflict,
    receiver_conflict,
    stated_counts,
    status_conflict,
    superseded_counts,
    term_conflict,
)
from firsthand.ledger.context import Context
from firsthand.ledger.input import MADE_BY
from firsthand.ledger.instances import Instance
from firsthand.ledger.support import count_support
from firsthand.ledger.testimonies import find_testimonies
from firsthand.ledger.values import (
    choose_count,
    choose_date,
    choose_novelty,
    choose_parties,
    choose_place,
    choose_receiver,
    choose_status,
    choose_text,
    choose_type,
    counting,
    telling,
)
from firsthand.model import (
    Conflict,
    Event,
    EventLink,
    EventMention,
    Party,
    Quoted,
    Status,
    content_id,
)

# What is done by saying it: whoever does it is the actor, and vouches for nothing.
_ACTS_OF_SPEECH = frozenset({"request", "refusal", "denial", "accusation"})


def event_id(context: Context, cluster: Cluster) -> str:
    """Return the id of an event: of its least words, which are the same in every copy."""
    keys = (_anchored(context, item) for item in cluster.lead)
    return content_id("ev", min(keys))


def _anchored(context: Context, item: Instance) -> str:
    # The sentence alone would not do: agencies repeat a background sentence for years.
    body = min(context.body_key(document) for document in item.documents)
    return f"{body}\x1f{item.key}"


def _deniers(context: Context, mentions: Iterable[EventMention]) -> tuple[str, ...]:
    """Return who denies an event: they do not vouch for it, whatever of it they grant."""
    denied = [mention for mention in mentions if mention.status is Status.DENIED]
    if not denied:
        return ()
    names = {name for mention in denied for name in mention.statements}
    return find_claimants(context, names, denying=True)


def build_event(
    context: Context, cluster: Cluster, name: str, links: tuple[EventLink, ...]
) -> Event:
    """Return the event that a cluster of instances mentions, each value by its support.

    Args:
        context: of the story.
        cluster: its instances.
        name: its id.
        links: to other events of the story.
    """
    every = cluster.mentions
    if len(every) == 1:
        return _told_once(context, every[0], name, links)
    mentions, counted = telling(cluster), counting(cluster)
    statements = sorted({name for mention in every for name in mention.statements})
    kind = choose_type(context, mentions)
    first = next(mention for mention in mentions if mention.type == kind)
    actors = choose_parties(context, mentions, "actors", kind)
    speakers = _speakers(kind, actors)
    # Who only refers back to it ("after the release, she said") vouches for something else.
    affirmed = _affirming(mentions)
    vouched = sorted({name for mention in _affirming(counted) for name in mention.statements})
    spans = [mention.trigger.span for mention in every]
    superseded = (
        superseded_counts(context, stated_counts(context, counted))
        if _differ(counted, "count")
        else frozenset()
    )
    evidence = _evidence(every)
    count = choose_count(context, counted, superseded)
    return Event(
        id=name,
        story=context.story.story,
        type=kind,
        status=choose_status(context, mentions),
        novelty=choose_novelty(mentions),
        plover=first.plover,
        support=count_support(
            context, spans, vouched, apart_from=[*speakers, *_deniers(context, mentions)]
        ),
        evidence=evidence,
        cameo=choose_text(context, mentions, "cameo"),
        means=choose_text(context, mentions, "means"),
        stage=choose_text(context, mentions, "stage"),
        actors=actors,
        recipients=choose_parties(context, mentions, "recipients", kind, count),
        receiver=choose_receiver(context, mentions),
        count=count,
        date=choose_date(context, affirmed),
        place=choose_place(context, mentions),
        extent=choose_text(context, mentions, "extent"),
        links=links,
        statements=tuple(statements),
        conflicts=_conflicts(context, mentions, counted, superseded),
        made_by=MADE_BY,
        testimonies=find_testimonies(context, counted, evidence, apart_from=speakers),
        term=choose_text(context, mentions, "term"),
    )


def _told_once(
    context: Context, mention: EventMention, name: str, links: tuple[EventLink, ...]
) -> Event:
    """Return the event that one mention alone tells, as most are: there is nothing to choose."""
    only, kind = (mention,), mention.type
    statements = tuple(sorted(set(mention.statements)))
    actors = choose_parties(context, only, "actors", kind)
    apart = [*_speakers(kind, actors), *_deniers(context, only)]
    return Event(
        id=name,
        story=context.story.story,
        type=kind,
        status=mention.status,
        novelty=mention.novelty,
        plover=mention.plover,
        support=count_support(context, [mention.trigger.span], statements, apart_from=apart),
        evidence=(mention.evidence,),
        cameo=mention.cameo,
        means=mention.means,
        stage=mention.stage,
        actors=actors,
        recipients=choose_parties(context, only, "recipients", kind),
        receiver=choose_receiver(context, only),
        count=mention.count,
        date=mention.date,
        place=mention.place,
        extent=mention.extent,
        links=links,
        statements=statements,
        made_by=MADE_BY,
        term=mention.term,
    )


def _speakers(kind: str, actors: Sequence[Party]) -> list[str]:
    """Return who does the event by saying it."""
    return [party.entity for party in actors if party.entity and kind in _ACTS_OF_SPEECH]


def _affirming(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """Return the mentions that say it happened; all of them where each denies it."""
    told = [mention for mention in mentions if mention.status is not Status.DENIED]
    return told or mentions


def _evidence(mentions: Iterable[EventMention]) -> tuple[Quoted, ...]:
    return tuple(sorted({mention.evidence for mention in mentions}))


def _conflicts(
    context: Context,
    mentions: Sequence[EventMention],
    counted: Sequence[EventMention],
    superseded: frozenset[float],
) -> tuple[Conflict, ...]:
    found = [count_conflict(context, counted, superseded)] if _differ(counted, "count") else []
    affirmed = _affirming(mentions)
    for name, find_conflict, told in (
        ("status", status_conflict, mentions),
        ("date", date_conflict, affirmed),
        ("place", place_conflict, affirmed),
        ("receiver", receiver_conflict, mentions),
        ("term", term_conflict, mentions),
    ):
        if _differ(told, name):
            found.append(find_conflict(context, told))
    return tuple(conflict for conflict in found if conflict is not None)


def _differ(mentions: Sequence[EventMention], name: str) -> bool:
    """Return whether mentions give more than one value of a field: else nothing is at odds."""
    said = [value for mention in mentions if (value := getattr(mention, name)) is not None]
    return len(said) > 1 and any(value != said[0] for value in said)


def make_links(
    context: Context, cluster: Cluster, own: str, homes: Mapping[str, str]
) -> tuple[EventLink, ...]:
    """Return the links that the mentions of a cluster draw to other events.

    Args:
        context: of the story.
        cluster: whose mentions are asked.
        own: the id of its event.
        homes: the event for each mention.
    """
    found: dict[tuple[str, str], EventLink] = {}
    for mention in cluster.mentions:
        for link in mention.links:
            target = homes.get(link.target)
            if target is None or target == own:
                continue
            said_by = _said_by(context, mention)
            known = found.get((link.relation, target))
            if known is None or known.asserted_by is None:
                found[link.relation, target] = EventLink(link.relation, target, said_by)
    return tuple(found[key] for key in sorted(found))


def _said_by(context: Context, mention: EventMention) -> str | None:
    speakers = context.speakers(mention.statements)
    names = [context.canonical(item.speaker.entity) for item in speakers if item.speaker]
    return next((name for name in names if name is not None), None)
