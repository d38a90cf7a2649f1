"""Stories, statements, events, figures and entities in their public shape."""

from __future__ import annotations

from firsthand.export.spans import (
    Plain,
    Texts,
    actor,
    checked,
    count,
    date,
    evidence,
    number,
    pair,
    place,
    quoted,
    speaker,
    support,
)
from firsthand.model import Conflict, Entity, Event, Figure, Statement, Story, Testimony


def story_object(story: Story) -> Plain:
    """Return one story with its three counts."""
    return {
        "kind": "story",
        "id": story.id,
        "title": story.title,
        "documents": list(story.documents),
        "origins": list(story.origins),
        "counts": {
            "copies": story.counts.copies,
            "origins": list(story.counts.origins),
            "claimants": story.counts.claimants,
        },
        "first_published": story.first_published,
        "last_published": story.last_published,
        "made_by": story.made_by,
    }


def statement_object(item: Statement, texts: Texts) -> Plain:
    """Return who said what, through whom."""
    return {
        "kind": "statement",
        "id": item.id,
        "document": item.document,
        "form": item.form.value,
        "content": {
            "text": " ".join(checked(quote, texts).text for quote in item.content),
            "spans": [pair(quote.span) for quote in item.content],
        },
        "cue": quoted(item.cue, texts),
        "speaker": speaker(item.speaker, texts),
        "together": [speaker(party, texts) for party in item.together],
        "role": item.role,
        "medium": speaker(item.medium, texts),
        "addressee": speaker(item.addressee, texts),
        "hedged": item.hedged,
        "manner": item.manner,
        "chain": list(item.chain),
        "asserts": list(item.asserts),
        "made_by": item.made_by,
    }


def event_object(item: Event, texts: Texts) -> Plain:
    """Return one thing that happened, or is planned, asked for, denied."""
    return {
        "kind": "event",
        "id": item.id,
        "story": item.story,
        "type": item.type,
        "means": item.means,
        "stage": item.stage,
        "status": item.status.value,
        "novelty": item.novelty.value,
        "plover": {
            "event": item.plover.event,
            "mode": item.plover.mode,
            "context": list(item.plover.context),
        },
        "cameo": item.cameo,
        "actors": [actor(party, texts) for party in item.actors],
        "recipients": [actor(party, texts) for party in item.recipients],
        "receiver": actor(item.receiver, texts),
        "count": count(item.count, texts),
        "date": date(item.date, texts),
        "place": place(item.place),
        "extent": item.extent,
        "term": item.term,
        "links": [
            {"relation": link.relation, "event": link.event, "asserted_by": link.asserted_by}
            for link in item.links
        ],
        "evidence": evidence(item.evidence, texts),
        "statements": list(item.statements),
        "support": support(item.support),
        "conflicts": [_conflict(conflict) for conflict in item.conflicts],
        "testimonies": [testimony_object(testimony) for testimony in item.testimonies],
        "made_by": item.made_by,
    }


def _conflict(item: Conflict) -> Plain:
    return {
        "field": item.field,
        "values": [
            {
                "value": value.value,
                "documents": list(value.documents),
                "origins": list(value.origins),
                "claimants": list(value.claimants),
            }
            for value in item.values
        ],
    }


def testimony_object(item: Testimony) -> Plain:
    """Return one value of a field with who gives it."""
    return {
        "field": item.field,
        "value": item.value,
        "documents": list(item.documents),
        "origins": list(item.origins),
        "bounds": list(item.bounds),
        "claimants": list(item.claimants),
        "evidence": list(item.evidence),
    }


def figure_object(item: Figure, texts: Texts) -> Plain:
    """Return a number that is claimed of a state or of a running total."""
    return {
        "kind": "figure",
        "id": item.id,
        "story": item.story,
        "measure": item.measure,
        "of": item.of,
        "op": item.op.value,
        "n": number(item.n),
        "max": number(item.max),
        "as_of": date(item.as_of, texts),
        "place": place(item.place),
        "text": item.text,
        "evidence": evidence(item.evidence, texts),
        "statements": list(item.statements),
        "support": support(item.support),
        "replaces": list(item.replaces),
        "made_by": item.made_by,
    }


def entity_object(item: Entity) -> Plain:
    """Return a person, organisation, place, group or medium."""
    return {
        "kind": "entity",
        "id": item.id,
        "type": item.type.value,
        "name": item.name,
        "aliases": list(item.aliases),
        "country": item.country,
        "role": item.role,
        "wikidata": item.wikidata,
        "speaks_for": item.speaks_for,
    }
