"""One story's documents, reconciled into one ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from firsthand.ledger.assertions import fill_assertions
from firsthand.ledger.cluster import Cluster
from firsthand.ledger.context import Context
from firsthand.ledger.events import build_event, event_id, make_links
from firsthand.ledger.figures import merge_figures
from firsthand.ledger.input import LedgerInput, LedgerRecords
from firsthand.ledger.instances import make_instances
from firsthand.ledger.merge import merge_instances
from firsthand.ledger.order import settle_order
from firsthand.ledger.sequels import tie_sequels
from firsthand.ledger.story import make_story
from firsthand.model import Event, EventMention, Status


def reconcile(story: LedgerInput) -> LedgerRecords:
    """Return the story, its events and figures, and its statements with what they assert.

    A pure function of the records of one story, whatever their order.
    """
    context = Context(story)
    clusters = merge_instances(context, make_instances(context, _with_retractions(context)))
    named = {event_id(context, cluster): cluster for cluster in clusters}
    events = _events(context, named)
    figures = merge_figures(context, story.figures)
    return LedgerRecords(
        story=make_story(context, events, figures),
        events=events,
        figures=figures,
        statements=fill_assertions(context, events, lambda name: named[name].union("recipients")),
    )


def _with_retractions(context: Context) -> list[EventMention]:
    """Return the mentions, with those denied that stand where a newsroom takes them back."""
    return [
        replace(item, status=Status.DENIED) if context.is_taken_back(item) else item
        for item in context.story.mentions
    ]


def _events(context: Context, named: Mapping[str, Cluster]) -> tuple[Event, ...]:
    homes = {mention.id: name for name, cluster in named.items() for mention in cluster.mentions}
    events = [
        build_event(context, cluster, name, make_links(context, cluster, name, homes))
        for name, cluster in named.items()
    ]
    return settle_order(tie_sequels(sorted(events, key=lambda event: event.id)))
