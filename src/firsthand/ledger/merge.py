"""Mentions to events: within a text first, then across texts, always in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.ledger.apart import are_two_acts
from firsthand.ledger.cluster import Cluster
from firsthand.ledger.context import Context
from firsthand.ledger.decided import decided
from firsthand.ledger.instances import Instance
from firsthand.ledger.same import JOIN, fitting_types, likeness
from firsthand.model import Novelty


def merge_instances(context: Context, instances: Sequence[Instance]) -> list[Cluster]:
    """Return one cluster for each event that the instances mention.

    The fullest text comes first, and of each text the mentions that tell before those that
    refer back. The order depends on the words alone, never on the order of arrival or on ids
    of documents. A headline tells nothing that its report does not: it only adds to an event
    of the body, unless there is no body.
    """
    clusters: list[Cluster] = []
    told = [item for item in instances if not item.headline]
    for item in _in_order(context, told):
        best = _best(context, item, clusters, beside=told)
        if best is not None:
            clusters[best] = clusters[best].joined_by(item)
        elif not item.echo:
            clusters.append(Cluster(item))
    for item in _in_order(context, [item for item in instances if item.headline]):
        _place_headline(context, item, clusters)
    return clusters


def _in_order(context: Context, instances: Sequence[Instance]) -> list[Instance]:
    """Return instances by the size of their fullest text, then by place in it."""
    sizes: dict[str, int] = {}
    for item in instances:
        for document in item.documents:
            sizes[document] = sizes.get(document, 0) + 1

    def rank(item: Instance) -> tuple[bool, bool, int, str, int, str]:
        home = min(
            item.mentions,
            key=lambda mention: (
                -sizes[mention.document],
                context.body_key(mention.document),
                mention.document,
            ),
        )
        return (
            item.echo,
            item.novelty is not Novelty.NEW,
            -sizes[home.document],
            context.body_key(home.document),
            home.trigger.span.start,
            item.key,
        )

    return sorted(instances, key=rank)


def _best(
    context: Context,
    instance: Instance,
    clusters: Sequence[Cluster],
    *,
    least: float = JOIN,
    beside: Sequence[Instance] = (),
) -> int | None:
    """Return the place of the cluster that an instance joins; None where it joins none."""
    verdicts = context.story.verdicts
    fitting = fitting_types(instance.type)
    found: int | None = None
    top = least
    for place, cluster in enumerate(clusters):
        said = decided(instance, cluster.instances, verdicts) if verdicts else None
        if said is not None:
            if said:
                return place
            continue
        if fitting.isdisjoint(cluster.types):
            continue
        points = likeness(instance, cluster)
        if points is None or (points <= top and not (found is None and points == top)):
            continue
        if not _is_anothers(instance, cluster, beside):
            found, top = place, points
    return found


def _is_anothers(instance: Instance, cluster: Cluster, beside: Sequence[Instance]) -> bool:
    """Return whether the same text counts a second act, just as many as the cluster counts.

    "Received 58 bodies and gave back 41": the 41 of another report are not these 58.
    """
    known = {item.count.n for item in cluster.instances if item.count is not None}
    if instance.count is None or instance.count.n in known or not known:
        return False
    return any(
        item.count is not None
        and item.count.n in known
        and item.count.n > 1
        and bool(item.documents & instance.documents)
        and are_two_acts(instance, item)
        and likeness(item, cluster) is not None
        for item in beside
    )


def _place_headline(context: Context, instance: Instance, clusters: list[Cluster]) -> None:
    is_told = any(context.has_body(document) for document in instance.documents)
    if is_told and not _adds_anywhere(context, instance, clusters):
        return
    if any(_tells_it(cluster, instance) for cluster in clusters):
        return
    best = _best(context, instance, clusters, least=0.0)
    if best is not None:
        if not instance.documents <= clusters[best].documents:
            clusters[best] = clusters[best].joined_by(instance)
    elif not is_told:
        clusters.append(Cluster(instance))


def _tells_it(cluster: Cluster, instance: Instance) -> bool:
    """Return whether the reports under a headline tell an event of its kind themselves."""
    return instance.type in cluster.types and instance.documents <= cluster.documents


def _adds_anywhere(context: Context, instance: Instance, clusters: Sequence[Cluster]) -> bool:
    """Return whether an event that a headline may tell lacks any of its documents."""
    fitting = fitting_types(instance.type)
    return any(
        not instance.documents <= cluster.documents
        for cluster in clusters
        if context.story.verdicts or not fitting.isdisjoint(cluster.types)
    )
