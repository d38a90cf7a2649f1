"""Make the training set of the line scorer: labelled documents as arrays.

    python -m training.lines.prepare GOLD_FOLDER OUT.pickle

Four tiers from the pages and lines of the gold folder and from the invented wordings here:

* dump: every visible line of a page, labels as in `gold/lines`;
* extracted: what an extractor leaves of a page (trafilatura in two modes, Resiliparse);
* written: headline and body alone;
* injected: gold bodies with invented appeals, teasers, bylines, captions and notes in them.

Each document comes in a few versions: as it is, with lines left out, with head and tail cut.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.lines.inject import inject
from training.lines.labels import CLASSES, allowed_classes

from firsthand.clean.languages import identify_language
from firsthand.clean.line_shapes import shape_lines

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SIGNED = 14
_VERSIONS = {"dump": 3, "extracted": 2, "written": 1, "injected": 2}
Labelled = list[tuple[str, str]]


def dumps(folder: Path) -> Iterator[tuple[dict[str, Any], Labelled]]:
    """Yield the plain-text dumps with their labels."""
    with gzip.open(folder / "lines" / "lines.jsonl.gz", "rt", encoding="utf-8") as lines:
        for raw in lines:
            page = json.loads(raw)
            yield page, [(text, label) for text, label in page["lines"] if text.strip()]


def extracted(folder: Path) -> Iterator[tuple[str, str, Labelled]]:
    """Yield what extractors leave of each page, labelled against its gold body."""
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text

    names = json.loads((folder / "pages" / "gold.json").read_text(encoding="utf-8"))
    for name, answer in names.items():
        html = gzip.decompress((folder / "pages" / "html" / f"{name}.html.gz").read_bytes())
        text = html.decode("utf-8", "replace")
        outs = {
            trafilatura.extract(text, include_comments=False) or "",
            trafilatura.extract(text, include_comments=False, favor_recall=True) or "",
            extract_plain_text(text, main_content=True) or "",
        }
        gold = answer.get("body") or ""
        for out in sorted(outs):
            lines = [line.strip() for line in out.splitlines() if line.strip()]
            if len(lines) > 2 and gold:
                yield name, answer.get("url") or "", label_lines(lines, gold, answer)


def label_lines(lines: list[str], gold: str, answer: dict[str, Any]) -> Labelled:
    """Return a label for each line: B where half of its 4-word runs stand in the gold body."""
    runs = set(_runs(gold))
    known = {_key(line) for line in gold.splitlines()}
    titles = {_key(answer.get("title") or "")} - {""}
    captions = {_key(text) for text in answer.get("captions") or ()} - {""}
    credits_ = {_key(text) for text in answer.get("credits") or ()} - {""}
    authors = [_key(name) for name in answer.get("authors") or [answer.get("author") or ""]]
    authors = [name for name in authors if " " in name]
    out = []
    for line in lines:
        own = _runs(line)
        short = len(_WORD.findall(line)) < _SHINGLE
        is_body = _key(line) in known if short else sum(r in runs for r in own) * 2 >= len(own)
        label = "B" if is_body else "O"
        if label == "O" and len(own) < _SIGNED and any(name in _key(line) for name in authors):
            label = "A"
        label = "C" if _key(line) in captions else "R" if _key(line) in credits_ else label
        out.append((line, "T" if _key(line) in titles else label))
    return out


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text)
    return [tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))]


def versions(lines: Labelled, tier: str, draw: random.Random) -> Iterator[Labelled]:
    """Yield the document and changed versions of it."""
    yield lines
    for _ in range(_VERSIONS[tier] - 1):
        body = [i for i, (_, label) in enumerate(lines) if label == "B"]
        if not body:
            return
        low = draw.randint(0, body[0]) if draw.random() < 0.6 else 0
        high = draw.randint(body[-1] + 1, len(lines)) if draw.random() < 0.6 else len(lines)
        left_out = draw.choice([0.0, 0.05, 0.15])
        kept = [line for line in lines[low:high] if draw.random() >= left_out]
        if any(label == "B" for _, label in kept):
            yield kept


def blanks(lines: Labelled, tier: str, draw: random.Random) -> list[bool]:
    """Return where blank lines stand: nowhere, everywhere or at chance."""
    share = draw.choice([0.0, 0.0, 0.3, 1.0] if tier == "dump" else [0.0, 1.0, 1.0])
    return [index == 0 or draw.random() < share for index in range(len(lines))]


def main() -> int:
    """Write the arrays of all documents to one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    draw = random.Random(20)
    pages: dict[str, dict[str, Any]] = {}
    out: list[dict[str, Any]] = []

    def keep(tier: str, site: str, kind: str, name: str, lines: Labelled, **more: Any) -> None:
        for number, version in enumerate(versions(lines, tier, draw)):
            texts = [" ".join(text.splitlines()) for text, _ in version]
            shapes = shape_lines(texts, blanks(version, tier, draw))
            allowed = [allowed_classes(label, kind, tier) for _, label in version]
            words = [len(text.split()) for text in texts]
            row = {"tier": tier, "site": site, "set": kind, "name": name, "version": number}
            row |= {"shapes": shapes, "allowed": allowed, "words": words}
            row |= {"labels": "".join(label for _, label in version), **more}
            if number == 0:
                row["texts"] = texts
            out.append(row)

    for page, lines in dumps(options.gold):
        if len(lines) > 2:
            pages.setdefault(page["url"] or page["id"], page)
            key = f"{page['set']} {page['renderer']}"
            keep("dump", page["domain"], page["set"], key, lines, gold=page["gold"])
    for name, url, lines in extracted(options.gold):
        found = pages.get(url)
        if found is not None:
            keep("extracted", found["domain"], found["set"], name, lines, gold=found["gold"])
    titles = [page["title"] for page in pages.values() if page.get("title")]
    for page in pages.values():
        body = [line for line in page["gold"].splitlines() if line.strip()]
        if len(body) > 2:
            title = [(page["title"], "T")] if page.get("title") else []
            written = title + [(line, "B") for line in body]
            keep("written", page["domain"], page["set"], page["id"], written)
            others = draw.sample(titles, 5)
            language = identify_language(page["gold"]) or "en"
            injected = inject(written, draw, language=language, headlines=others)
            keep("injected", page["domain"], page["set"], page["id"], injected)
    options.out.write_bytes(pickle.dumps(out))
    print(Counter(row["tier"] for row in out), len(CLASSES), "classes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
