"""The statements of the seeds: content, speaker, medium, chain."""

from __future__ import annotations

from quality.acceptance.gold import Board, expected, plain
from quality.corpus import Record


def score_statements(
    board: Board, key: str, said: list[Record], entities: dict[str, Record]
) -> None:
    """Score the statements of one seed; optional ones are neither asked nor false."""
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
