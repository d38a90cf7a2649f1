"""The acceptance test: the two seed documents, read as a careful monitor would.

Scores one export of the seeds, field by field, against `expected_events.json` and
`expected_statements.json`. Each field is a pair (right, asked), summed over documents,
so that a report shows where reading fails and a floor can hold each field.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from quality.corpus import SHARED, Record, export_of

SEEDS = SHARED / "seeds"
FILES = {"000": "000_363a3a3b917a5356.txt", "001": "001_612b8e54aceca2c8.txt"}
TYPES = {
    "PARDON": "pardon",
    "HANDOVER_OF_PERSONS": "handover",
    "SANCTIONS_EASED": "sanction_eased",
    "AGREEMENT": "agreement",
    "REQUEST_RELEASE": "request",
    "REQUEST_PARDON": "request",
    "RELEASE": "release",
}
# The record format names relations more coarsely than the coder's notes.
RELATIONS = {
    "part_of": {"part_of", "result_of"},
    "result_of": {"result_of", "part_of"},
    "requested_in": {"requested_by"},
    "in_exchange_for": {"in_exchange_for"},
    "follows": {"follows", "part_of"},
}
# "Belarus" and its president stand for each other in the expected files.
SIDES = {"belarus": {"lukashenko"}, "lukashenko": {"belarus"}, "usa": {"trump"}, "trump": {"usa"}}

Scores = dict[str, tuple[int, int]]


class Board:
    """Counts (right, asked) for each field, and what was wrong, in words."""

    def __init__(self) -> None:
        self.scores: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.misses: list[str] = []

    def check(self, name: str, right: object, note: str = "") -> None:
        """Count one question under `name`; keep the note if the answer was wrong."""
        self.scores[name][0] += bool(right)
        self.scores[name][1] += 1
        if not right:
            self.misses.append(f"{name}: {note}")

    def result(self) -> Scores:
        """Return the fields with (right, asked)."""
        return {name: (pair[0], pair[1]) for name, pair in sorted(self.scores.items())}


@cache
def expected(name: str) -> Record:
    """Return one of the expected files, parsed."""
    parsed: Record = json.loads((SEEDS / f"expected_{name}.json").read_text(encoding="utf-8"))
    return parsed


def plain(text: str | None) -> str:
    """Fold case, quotation marks, possessives and punctuation, to compare words alone."""
    text = re.sub(r"['\u2019]s?\b", "", (text or "").casefold())
    return " ".join(re.findall(r"\w+", text))


def score_export(records: list[Record]) -> Board:
    """Score one export that holds one or both of the seeds."""
    board, by_kind = Board(), defaultdict(list)
    for record in records:
        by_kind[record["kind"]].append(record)
    documents = {
        key: document
        for key, name in FILES.items()
        for document in by_kind["document"]
        if str(document["path"]).endswith(name)
    }
    for key, document in documents.items():
        _score_document(board, key, document)
    if len(documents) == len(FILES):
        _score_copy(board, by_kind["copy"], documents)
    _score_origin(board, by_kind["origin"], by_kind["story"], documents)
    entities = {entity["id"]: entity for entity in by_kind["entity"]}
    for key, document in documents.items():
        said = [s for s in by_kind["statement"] if s["document"] == document["id"]]
        _score_statements(board, key, said, entities)
    _score_events(board, by_kind["event"], documents, entities)
    _score_figures(board, by_kind["figure"])
    _score_silence(board, by_kind["event"], documents)
    return board


def run(*keys: str) -> Board:
    """Ingest the seeds named ("000", "001") in this order and score the export."""
    return score_export(export_of(*(SEEDS / FILES[key] for key in keys)))


# ---------------------------------------------------------------------- documents


def _score_document(board: Board, key: str, document: Record) -> None:
    text, blocks = document["text"], document["blocks"]
    body = [b for b in blocks if b["role"] == "body"]
    board.check("blocks.body", len(body) == 10, f"{key}: {len(body)} body blocks")
    raw = (SEEDS / FILES[key]).read_bytes().decode("utf-8")
    board.check("text.unchanged", text == raw, key)
    covered = {i for b in blocks for i in range(*b["span"])}
    blank = [i for i, c in enumerate(text) if not c.isspace() and i not in covered]
    board.check("blocks.cover", not blank, f"{key}: {len(blank)} characters uncovered")
    if key == "000":
        start = text.index("A Message from")
        set_aside = {
            line
            for line in text[start:].splitlines()
            for b in blocks
            if b["role"] in {"appeal", "other"} and line in text[slice(*b["span"])]
        }
        board.check("blocks.appeal", len(set_aside) == 8, f"{len(set_aside)} appeal lines")
        return
    gold = expected("events")["document"][key]
    headline = document["headline"] or {}
    board.check("headline", headline.get("text") == gold["headline"]["text"], str(headline))
    board.check("agency", document["byline"]["agency"] == "AFP", str(document["byline"]))
    board.check("byline.persons", document["byline"]["persons"] == [], str(document["byline"]))
    board.check("published", document["published"]["value"] == "2025-11-22", "")
    board.check("url", document["canonical_url"] == gold["canonical_url"], "")
    caption = (document["captions"] or [{}])[0]
    credit = str(caption.get("credit"))
    board.check("caption.credit", "TASS" in credit and "Kormilitsyna" in credit, credit)
    board.check("caption.text", "Kormilitsyna" not in str(caption.get("text")), "")
    board.check("caption.text", str(caption.get("text")).endswith("Oct. 10, 2025."), "")


def _score_copy(board: Board, copies: list[Record], documents: dict[str, Record]) -> None:
    board.check("copy.one", len(copies) == 1, f"{len(copies)} relations")
    if not copies:
        return
    copy = copies[0]
    board.check("copy.relation", copy["relation"] == "reprint", copy["relation"])
    board.check("copy.containment", min(copy["containment"].values()) > 0.99, "")
    by_id = {document["id"]: document for document in documents.values()}
    for side, offset in (("a", 0), ("b", 2)):
        document = by_id[copy[side]]
        aligned = {i for run in copy["aligned"] for i in range(run[offset], run[offset + 1])}
        for block in document["blocks"]:
            if block["role"] != "body":
                continue
            words = [
                m.start() + block["span"][0]
                for m in re.finditer(r"\w", document["text"][slice(*block["span"])])
            ]
            share = sum(i in aligned for i in words) / len(words)
            board.check("copy.aligned", share > 0.99, f"{side} {block['span']} {share:.2f}")
    kinds = {change.get("kind") for change in copy["changed"]}
    board.check("copy.typographic", kinds == {"typography"}, str(kinds))


def _score_origin(
    board: Board, origins: list[Record], stories: list[Record], documents: dict[str, Record]
) -> None:
    board.check("origin.one", len(origins) == 1, f"{len(origins)} origins")
    board.check("story.one", len(stories) == 1, f"{len(stories)} stories")
    if origins and "001" in documents:
        origin = origins[0]
        board.check(
            "origin.producer",
            origin["producer"] == {"name": "AFP", "kind": "agency"},
            str(origin["producer"]),
        )
        spans = [reason for reason in origin["reasons"] if reason["span"]]
        board.check("origin.reasons", spans, "no reason with a span")
    if stories:
        counts = stories[0]["counts"]
        board.check("origin.range", counts["origins"] == [1, 1], str(counts))
        board.check("story.copies", counts["copies"] == len(documents), str(counts))


# --------------------------------------------------------------------- statements


def _score_statements(
    board: Board, key: str, said: list[Record], entities: dict[str, Record]
) -> None:
    gold = [g for g in expected("statements")["statements"] if _is_asked(g)]
    used: set[str] = set()
    for item in gold:
        wanted = [tuple(span) for span in item["contents_spans"][key]]
        first = wanted[0]
        found = max(said, key=lambda s: _overlap(first, s["content"]["spans"]), default=None)
        if found is None or _overlap(first, found["content"]["spans"]) < 0.5:
            board.check("statement.found", right=False, note=f"{key} {item['id']}")
            continue
        used.add(found["id"])
        board.check("statement.found", right=True)
        _score_statement(board, f"{key} {item['id']}", item, found, entities)
    extra = [s for s in said if s["id"] not in used and not _is_optional(s, key)]
    board.check("statement.no_extra", not extra, str([s["content"]["text"][:60] for s in extra]))


def _is_asked(item: Record) -> bool:
    return item["kind"] == "statement" and not item.get("boilerplate")


def _is_optional(statement: Record, key: str) -> bool:
    """Tell whether it is one that the coder marked optional (a nested request, a term)."""
    for item in expected("statements")["statements"]:
        if _is_asked(item) or item.get("boilerplate"):
            continue
        spans = item["contents_spans"].get(key) or ()
        if any(_overlap(tuple(s), statement["content"]["spans"]) > 0.5 for s in spans):
            return True
    return False


def _score_statement(
    board: Board, label: str, item: Record, found: Record, entities: dict[str, Record]
) -> None:
    gold_text = item["content_text"]
    accepted = {plain(" ".join(gold_text)), plain(gold_text[0])}
    text = plain(found["content"]["text"])
    board.check("statement.content", text in accepted, f"{label} {found['content']['text']!r}")
    board.check("statement.form", found["form"] == item["type"], f"{label} {found['form']}")
    cue, speaker = found["cue"] or {}, found["speaker"] or {}
    board.check(
        "statement.cue",
        plain(cue.get("text")) == plain(item["cue_text"][0]),
        f"{label} {cue.get('text')!r}",
    )
    board.check(
        "statement.speaker_written",
        plain(speaker.get("text")) == plain(item["source_text"][0]),
        f"{label} {speaker.get('text')!r}",
    )
    name = entities.get(str(speaker.get("entity")), {}).get("name")
    board.check(
        "statement.speaker_resolved",
        (plain(item["speaker"]).endswith(plain(name)) and name)
        or ("state tv" in plain(name) and "state TV" in item["speaker"]),
        f"{label} {name!r}",
    )
    if item["id"] == "s2":
        medium = (found["medium"] or {}).get("text")
        board.check("statement.medium", plain(medium) == "state tv", f"{label} {medium!r}")
        board.check(
            "statement.role", "spokeswoman" in plain(found["role"]), f"{label} {found['role']!r}"
        )
        chain = [plain(entities.get(e, {}).get("name")) for e in found["chain"]]
        board.check(
            "statement.chain",
            len(chain) >= 2 and "state tv" in chain[-2] and chain[-1] == "natalia eismont",
            f"{label} {chain}",
        )
        if label.startswith("001"):
            board.check("statement.chain_agency", chain[0] == "afp", f"{label} {chain}")


def _overlap(wanted: tuple[int, ...], spans: list[list[int]]) -> float:
    """Return intersection over union of one span and the nearest of several."""
    best = 0.0
    for start, end in spans:
        common = min(end, wanted[1]) - max(start, wanted[0])
        if common > 0:
            best = max(best, common / (max(end, wanted[1]) - min(start, wanted[0])))
    return best


# ------------------------------------------------------------------------- events


def _score_events(
    board: Board,
    events: list[Record],
    documents: dict[str, Record],
    entities: dict[str, Record],
) -> None:
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


def _covers(span: list[int], wanted: object) -> bool:
    """Tell whether the evidence touches one of the mentions' spans ([s, e] or a list)."""
    pairs = wanted if wanted and isinstance(wanted[0], list) else [wanted] if wanted else []  # type: ignore[index]
    return any(span[0] < pair[1] and pair[0] < span[1] for pair in pairs)  # type: ignore[attr-defined,union-attr]


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


def _score_figures(board: Board, figures: list[Record]) -> None:
    stock = [f for f in figures if f["n"] == 1000]
    board.check("figure.found", len(stock) == 1, f"{[(f['n'], f['measure']) for f in figures]}")
    if stock:
        board.check("figure.op", stock[0]["op"] == ">", stock[0]["op"])
        board.check("figure.measure", stock[0]["measure"] == "stock", stock[0]["measure"])


def _score_silence(board: Board, events: list[Record], documents: dict[str, Record]) -> None:
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


def _is_mostly(span: list[int], wanted: object) -> bool:
    """Tell whether the trap's words make up most of the evidence."""
    if not wanted:
        return False
    pairs = wanted if isinstance(wanted[0], list) else [wanted]  # type: ignore[index]
    common = sum(max(0, min(span[1], p[1]) - max(span[0], p[0])) for p in pairs)  # type: ignore[attr-defined,union-attr]
    return common >= 0.5 * (span[1] - span[0])


def measure() -> dict[str, float]:
    """Return the share right for each field, over both orders and each seed alone."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for keys in (("000", "001"), ("001", "000"), ("000",), ("001",)):
        for name, (right, asked) in run(*keys).result().items():
            totals[name][0] += right
            totals[name][1] += asked
    return {
        f"seeds.{name}": round(right / asked, 4) for name, (right, asked) in sorted(totals.items())
    }


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    return (SEEDS,)
