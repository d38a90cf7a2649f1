"""One story's documents, reconciled into one ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from firsthand.ledger.context import Context
from firsthand.ledger.events import all_mentions, build_event, event_id, make_links
from firsthand.ledger.figures import merge_figures
from firsthand.ledger.input import LedgerInput, LedgerRecords
from firsthand.ledger.instances import make_instances
from firsthand.ledger.merge import merge_instances
from firsthand.ledger.same import Cluster
from firsthand.ledger.story import make_story
from firsthand.model import Event, Statement


def reconcile(story: LedgerInput) -> LedgerRecords:
    """Return the story, its events and figures, and its statements with what they assert.

    A pure function of the records of one story, whatever their order.
    """
    context = Context(story)
    clusters = merge_instances(context, make_instances(context, story.mentions))
    events = _events(context, clusters)
    figures = merge_figures(context, story.figures)
    return LedgerRecords(
        story=make_story(context, events, figures),
        events=events,
        figures=figures,
        statements=_asserting(story.statements, events),
    )


def _events(context: Context, clusters: Sequence[Cluster]) -> tuple[Event, ...]:
    names = [event_id(context, cluster) for cluster in clusters]
    homes = {
        mention.id: name
        for name, cluster in zip(names, clusters, strict=True)
        for mention in all_mentions(cluster)
    }
    events = [
        build_event(context, cluster, name, make_links(context, cluster, name, homes))
        for name, cluster in zip(names, clusters, strict=True)
    ]
    return tuple(sorted(events, key=lambda event: event.id))


def _asserting(statements: Sequence[Statement], events: Sequence[Event]) -> tuple[Statement, ...]:
    covered: dict[str, list[str]] = defaultdict(list)
    for event in events:
        for name in event.statements:
            covered[name].append(event.id)
    return tuple(
        replace(item, asserts=tuple(sorted(covered[item.id])))
        for item in sorted(statements, key=lambda item: item.id)
    )
