"""Roles, fields, the copy relation and the origin of the seeds."""

from __future__ import annotations

import re

from quality.acceptance.gold import FILES, SEEDS, Board, expected
from quality.corpus import Record


def score_document(board: Board, key: str, document: Record) -> None:
    """Score roles and fields of one seed, `key` being "000" or "001"."""
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


def score_copy(board: Board, copies: list[Record], documents: dict[str, Record]) -> None:
    """Score the one relation: whole, aligned in every body paragraph, typographic only."""
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


def score_origin(
    board: Board, origins: list[Record], stories: list[Record], documents: dict[str, Record]
) -> None:
    """Score the one origin, its producer and reasons, and the counts of the story."""
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
