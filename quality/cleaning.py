"""How well pages and lines are cleaned, on the labelled sets beside the repository.

    python quality/cleaning.py [GOLD_FOLDER] [--limit N] [--errors]

Pages (article-extraction-benchmark, WCXB, fundus fixtures): body as 4-word shingle F1 (the
benchmark's own measure) and bag-of-words F1, headline exact, author set, day of publication,
share of gold captions that leak into the body. Lines: what the stages make of the same pages
as plain text. The fundus gold was made by fundus's own parsers, so fundus is never scored.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from firsthand.clean import clean_document
from firsthand.clean.agencies import find_agency
from firsthand.errors import ReadError
from firsthand.model import Acquisition, Article, Byline, Document, Role
from firsthand.read import read_bytes

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
# Best peer of each figure, from the research note of the project (trafilatura 2.3.1,
# newspaper4k 0.9.6, readability-lxml 0.9; the body figures are shingle F1).
PEERS = {
    ("aeb", "body"): 0.964,
    ("fundus", "body"): 0.949,
    ("wcxb-dev", "body"): 0.952,
    ("fundus", "headline"): 0.717,
    ("wcxb-dev", "headline"): 0.738,
    ("fundus", "authors"): 0.775,
    ("wcxb-dev", "authors"): 0.663,
    ("fundus", "date"): 0.965,
    ("wcxb-dev", "date"): 0.872,
    ("fundus", "caption leak"): 0.03,
}
_WORD = re.compile(r"\w+")
_SHINGLE = 4
Scores = dict[str, list[float]]


def shingle_counts(text: str) -> Counter[tuple[str, ...]]:
    """Return the 4-word shingles of `text`; a shorter text is one shingle."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    runs = [tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))]
    return Counter(runs)


def overlap(found: Counter[Any], gold: Counter[Any]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one bag against another."""
    shared = sum((found & gold).values())
    if not gold or not found:
        same = float(not gold and not found)
        return (same, same, same)
    precision, recall = shared / sum(found.values()), shared / sum(gold.values())
    return precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0


def body_text(document: Document, article: Article) -> str:
    """Return the body blocks as text, a line a block."""
    return "\n".join(document.text[b.span.start : b.span.end] for b in article.body)


def _plain(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").casefold()))


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


def score_page(gold: dict[str, Any], document: Document, article: Article) -> dict[str, float]:
    """Return the scores of one page, only those for which its gold has an answer."""
    body = body_text(document, article)
    precision, recall, f1 = overlap(shingle_counts(body), shingle_counts(gold["body"]))
    words = overlap(
        Counter(_WORD.findall(body.lower())), Counter(_WORD.findall(gold["body"].lower()))
    )
    out = {"body P": precision, "body R": recall, "body": f1, "body words": words[2]}
    if gold.get("title"):
        found = article.headline.text if article.headline else None
        out["headline"] = float(_squeezed(found) == _squeezed(gold["title"]))
        out["headline words"] = float(_plain(found) == _plain(gold["title"]))
    authors = gold.get("authors") or ([gold["author"]] if gold.get("author") else [])
    if authors:
        out["authors"] = float(_same_authors(authors, article.byline))
    if gold.get("date"):
        day = article.published.day if article.published else None
        out["date"] = float(day == str(gold["date"])[:10])
    for caption in gold.get("captions") or ():
        if len(_WORD.findall(caption)) > _SHINGLE:
            out["caption leak"] = max(
                out.get("caption leak", 0.0), float(_plain(caption) in _plain(body))
            )
    return out


def _same_authors(gold: list[str], byline: Byline) -> bool:
    """Whether the signed names are those of the gold, which does not tell their kinds apart."""
    wanted = {_plain(find_agency(name) or name) for name in gold}
    persons = {_plain(name) for name in byline.persons}
    houses = [{_plain(name)} for name in (byline.agency, byline.outlet) if name]
    both = [persons | a | b for a in houses for b in houses]
    return wanted in [persons, *both, *(persons | house for house in houses)]


def score_pages(folder: Path, *, limit: int | None, errors: bool) -> dict[str, Scores]:
    """Return the scores of every page, by set."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    scores: dict[str, Scores] = defaultdict(lambda: defaultdict(list))
    seen: Counter[str] = Counter()
    for name, answer in gold.items():
        kind = answer["set"]
        seen[kind] += 1
        if limit is not None and seen[kind] > limit:
            continue
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        start = time.process_time()
        try:
            acquisition = Acquisition(url=answer.get("url"))
            document = read_bytes(data, name=f"{name}.html", acquisition=acquisition)[0]
        except ReadError as error:
            print(name, error, file=sys.stderr)
            scores[kind]["body"].append(0.0)
            continue
        article = clean_document(document)
        scores[kind]["seconds"].append(time.process_time() - start)
        for key, value in score_page(answer, document, article).items():
            scores[kind][key].append(value)
            if errors and key in {"headline", "authors", "date"} and value == 0:
                _explain(name, key, answer, article)
    return scores


def _explain(name: str, key: str, gold: dict[str, Any], article: Article) -> None:
    found = {
        "headline": article.headline.text if article.headline else None,
        "authors": article.byline,
        "date": article.published,
    }[key]
    wanted = gold.get({"headline": "title", "date": "date"}.get(key, "authors")) or gold.get(
        "author"
    )
    print(f"{name} {key}: gold {wanted!r} got {found!r}")


def score_lines(path: Path, *, limit: int | None) -> dict[str, Scores]:
    """Return the scores of the plain-text dumps, by set and renderer."""
    scores: dict[str, Scores] = defaultdict(lambda: defaultdict(list))
    seen: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            dump = json.loads(raw)
            kind = f"{dump['set']} {dump['renderer']}"
            seen[kind] += 1
            if limit is not None and seen[kind] > limit:
                continue
            text = "\n".join(line for line, _ in dump["lines"])
            if not text.strip():
                continue
            document = read_bytes(text.encode(), name="dump.txt", acquisition=Acquisition())[0]
            start = time.process_time()
            article = clean_document(document)
            scores[kind]["seconds"].append(time.process_time() - start)
            _score_dump(dump, document, article, scores[kind])
    return scores


def _score_dump(dump: dict[str, Any], document: Document, article: Article, scores: Scores) -> None:
    body = body_text(document, article)
    scores["body"].append(overlap(shingle_counts(body), shingle_counts(dump["gold"]))[2])
    kept = {
        document.text[b.span.start : b.span.end].strip()
        for b in article.blocks
        if b.role is Role.BODY
    }
    kept = {line for block in kept for line in block.split("\n")}
    for line, label in dump["lines"]:
        if line.strip() and label == "B":
            scores["body words kept"].extend([float(line.strip() in kept)] * len(line.split()))
        elif line.strip() and label != "T":
            scores["other words removed"].extend(
                [float(line.strip() not in kept)] * len(line.split())
            )


def print_table(scores: dict[str, Scores]) -> None:
    """Print the mean of every figure, with the best peer's where one was measured."""
    for kind in sorted(scores):
        rows = scores[kind]
        seconds = rows.pop("seconds", [])
        for key in sorted(rows):
            values = rows[key]
            peer = PEERS.get((kind, key))
            beside = f"   best peer {peer:.3f}" if peer is not None else ""
            print(
                f"{kind:24s} {key:20s} {sum(values) / len(values):.3f}  (n={len(values)}){beside}"
            )
        if seconds:
            print(f"{kind:24s} {'documents a second':20s} {len(seconds) / sum(seconds):.1f}")


def main() -> int:
    """Score pages and lines and print the tables; 2 where the gold is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--limit", type=int, default=None, help="pages of each set")
    parser.add_argument("--errors", action="store_true", help="print every miss")
    parser.add_argument("--only", choices=["pages", "lines"], default=None)
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"no gold under {options.gold}", file=sys.stderr)
        return 2
    if options.only != "lines":
        print_table(score_pages(options.gold / "pages", limit=options.limit, errors=options.errors))
    if options.only != "pages":
        print_table(score_lines(options.gold / "lines" / "lines.jsonl.gz", limit=options.limit))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
