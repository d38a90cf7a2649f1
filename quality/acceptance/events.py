"""The events of the seeds: values, links, support, and what must stay silent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quality.acceptance.gold import RELATIONS, SIDES, TYPES, Board, expected, plain
from quality.corpus import Record

Spans = Sequence[int] | Sequence[list[int]]


def score_events(
    board: Board,
    events: list[Record],
    documents: dict[str, Record],
    entities: dict[str, Record],
) -> None:
    """Score the expected events, value by value."""
    matched = _match_events(events, documents)
    for item in expected("events")["events"]:
        if item.get("optional") or item["type"] not in TYPES:
            continue
        event = matched.get(item["id"])
        board.check("event.found", event, item["id"])
        if event is not None:
            _score_event(board, item, event, documents, entities)
            _score_links(board, item, event, matched)


def _match_events(events: list[Record], documents: dict[str, Record]) -> dict[str, Record]:
    ids = {document["id"]: key for key, document in documents.items()}
    matched: dict[str, Record] = {}
    for item in expected("events")["events"]:
        best, hits = None, 0
        for event in events:
            if event["type"] != TYPES.get(item["type"], "charge"):
                continue
            count = sum(
                _covers(
                    evidence["span"], mention["spans"].get(ids.get(evidence["document"], ""), ())
                )
                for evidence in event["evidence"]
                for mention in item["mentions"]
            )
            if count > hits:
                best, hits = event, count
        if best is not None:
            matched[item["id"]] = best
    return matched


def _covers(span: list[int], wanted: Spans) -> bool:
    """Tell whether the evidence touches one of the spans."""
    return any(span[0] < pair[1] and pair[0] < span[1] for pair in _pairs(wanted))


def _pairs(wanted: Spans) -> list[list[int]]:
    """Return [[start, end], ...] of what the files write as one pair or a list of pairs."""
    return [list(v) for v in wanted if isinstance(v, list)] or ([list(wanted)] if wanted else [])  # type: ignore[arg-type]


def _score_event(
    board: Board,
    item: Record,
    event: Record,
    documents: dict[str, Record],
    entities: dict[str, Record],
) -> None:
    label = item["id"]
    board.check(
        "event.actor",
        _same_parties(item["actor"], event["actors"], entities),
        f"{label} {_names(event['actors'], entities)}",
    )
    if item["recipient"]:
        wanted = [*item["recipient"], *item.get("recipient_also", ())]
        right = any(_same_parties([r], event["recipients"], entities) for r in wanted)
        if label != "E6":  # its recipient is implicit: nothing in the text names it
            board.check(
                "event.recipient", right, f"{label} {_names(event['recipients'], entities)}"
            )
    if item.get("receiver"):
        receiver = [event["receiver"]] if event["receiver"] else []
        board.check(
            "event.receiver",
            _same_parties(item["receiver"], receiver, entities),
            f"{label} {event['receiver']}",
        )
    _score_count(board, item, event)
    board.check("event.status", event["status"] == item["status"], f"{label} {event['status']}")
    novelty = item["new_or_background"].split()[0]
    board.check("event.novelty", event["novelty"] == novelty, f"{label} {event['novelty']}")
    plover = event["plover"] or {}
    board.check("event.plover", plover.get("event") == item["plover"]["event"], f"{label} {plover}")
    _score_date(board, item, event, documents)
    if label == "E3":
        board.check("event.extent", "part" in str(event["extent"]), f"{label} {event['extent']}")
    support = event["support"]
    board.check("event.copies", support["copies"] == len(documents), f"{label} {support}")
    board.check("event.origins", support["origins"] == [1, 1], f"{label} {support}")
    # A medium that only carries a speaker does not vouch beside her; the narrator is no claimant.
    vouch = [name for name in ("eismont",) if name in item["attribution"]["by"]]
    got = sorted(plain(entities.get(c, {}).get("name")) for c in support["claimants"])
    board.check("event.claimants", len(got) == len(vouch), f"{label} {got}")


def _score_count(board: Board, item: Record, event: Record) -> None:
    if not item.get("count"):
        board.check("event.count", not event["count"], f"{item['id']} {event['count']}")
        return
    gold, got = item["count"], event["count"] or {}
    board.check(
        "event.count", got.get("n") == gold.get("n", gold.get("min")), f"{item['id']} {got}"
    )
    board.check("event.count_op", got.get("op") == gold["op"], f"{item['id']} {got}")


def _score_date(board: Board, item: Record, event: Record, documents: dict[str, Record]) -> None:
    date, label = event["date"] or {}, item["id"]
    if "001" not in documents:  # nothing in 000 alone says which Saturday
        board.check("event.date", date.get("value") is None, f"{label} {date}")
        return
    board.check("event.date", date.get("value") == item["date"]["value"], f"{label} {date}")
    if item["date"]["value"]:
        board.check(
            "event.date_relation",
            date.get("relation") == item["date"]["relation"],
            f"{label} {date}",
        )


def _score_links(board: Board, item: Record, event: Record, matched: dict[str, Record]) -> None:
    ids = {event["id"]: key for key, event in matched.items()}
    got = {(link["relation"], ids.get(link["event"])) for link in event["links"]}
    for link in item["links"]:
        accepted = RELATIONS.get(link["rel"])
        if accepted is None:
            continue  # a purpose or 'about' is no link of the record format
        targets = [link["to"], *link.get("accept_also", ())]
        right = any((relation, target) in got for relation in accepted for target in targets)
        board.check(
            "event.link", right, f"{item['id']} {link['rel']} {link['to']}: {sorted(map(str, got))}"
        )


def _names(parties: list[Record], entities: dict[str, Record]) -> list[str]:
    return [str(entities.get(str(p["entity"]), {}).get("name")) for p in parties]


def _same_parties(keys: list[str], parties: list[Record], entities: dict[str, Record]) -> bool:
    """Tell whether each expected party is among those found (its own side counts)."""
    found = [_known_as(str(p["entity"]), entities) for p in parties]
    return bool(found) and all(any(_gold_names(key) & names for names in found) for key in keys)


def _known_as(entity: str, entities: dict[str, Record]) -> set[str]:
    record = entities.get(entity, {})
    return {plain(name) for name in [record.get("name"), *record.get("aliases", ())]} - {""}


def _gold_names(key: str) -> set[str]:
    gold = expected("events")["entities"]
    names: set[str] = set()
    for one in [key, *SIDES.get(key, ())]:
        texts = [gold[one]["name"], *(m["text"] for m in gold[one]["mentions"])]
        names |= {plain(re.sub(r" (government|in Belarus)$|\(.*\)", "", text)) for text in texts}
    return names - {"it"}


def score_figures(board: Board, figures: list[Record]) -> None:
    """Score the one figure: a stock, more than 1,000."""
    stock = [f for f in figures if f["n"] == 1000]
    board.check("figure.found", len(stock) == 1, f"{[(f['n'], f['measure']) for f in figures]}")
    if stock:
        board.check("figure.op", stock[0]["op"] == ">", stock[0]["op"])
        board.check("figure.measure", stock[0]["measure"] == "stock", stock[0]["measure"])


def score_silence(board: Board, events: list[Record], documents: dict[str, Record]) -> None:
    """No event may rest on the appeal, on the caption, on a purpose or on a habit."""
    ids = {document["id"]: key for key, document in documents.items()}
    gold = expected("events")
    traps = [item["text"]["spans"] for item in gold["non_events"]]
    habits = [
        m["spans"] for b in gold["background"] if b["status"] == "habitual" for m in b["mentions"]
    ]
    stock = [b["count"]["span"]["spans"] for b in gold["background"] if b["id"] == "G4"]
    for spans in [*traps, *habits, *stock]:
        wrong = [
            event["type"]
            for event in events
            if event["status"] in {"happened", "ongoing", "claimed", "planned"}
            for evidence in event["evidence"]
            if _is_mostly(evidence["span"], spans.get(ids.get(evidence["document"], ""), ()))
        ]
        board.check("event.no_trap", not wrong, f"{wrong} {spans}")


def _is_mostly(span: list[int], wanted: Spans) -> bool:
    """Tell whether the trap's words make up most of the evidence."""
    common = sum(max(0, min(span[1], p[1]) - max(span[0], p[0])) for p in _pairs(wanted))
    return bool(wanted) and common >= 0.5 * (span[1] - span[0])
