"""Turns the public sets into plain lines of JSON, one a document or a sentence.

`python -m training.reader.prepare GOLD` writes into `training/work/`. Every line has
`text` (folded), `units` (where paragraphs or sentences begin) and what is labelled:
`attributions`, `names` with `unknown` stretches that no loss is taken from, or `root`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from training.reader.prepare_events import (
    rams_items,
    root_items,
    silver_root_items,
    wikievents_items,
)
from training.reader.text import join_words

from firsthand.language.folding import fold_text as fold

WORK: Final = Path(__file__).parents[1] / "work"
Item = dict[str, Any]
_NAME_TYPES: Final = {
    "person": "person",
    "per": "person",
    "politician": "person",
    "location": "place",
    "loc": "place",
    "country": "place",
    "facility": "place",
    "organization": "organisation",
    "org": "organisation",
    "organisation": "organisation",
    "politicalparty": "organisation",
    "norp": "group",
    "misc": "unknown",
}
"""`misc` holds nationalities in wikigold and politics but not only them: unknown there."""


def attribution_items(lines: Iterable[str]) -> Iterator[Item]:
    """Yield one item a PolNeAR document: folded paragraphs joined by blank lines."""
    for line in lines:
        document = json.loads(line)
        text, units = _fold_paragraphs(document["text"])
        found = [
            {key: quote[key] for key in ("contents", "sources", "cues")}
            for quote in document["quotes"]
            if quote["cues"] and quote["contents"]
        ]
        yield {"id": document["id"], "text": text, "units": units, "attributions": found}


def _fold_paragraphs(text: str) -> tuple[str, list[int]]:
    """Fold each paragraph; the breaks between them stay line breaks."""
    folded = list(fold(text))
    units = [0]
    for found in re.finditer(r"[ \t]*\n\s*\n\s*", text):
        folded[found.start() : found.end()] = "\n" * (found.end() - found.start())
        units.append(found.end())
    return "".join(folded), units


def name_items(path: Path, source: str) -> Iterator[Item]:
    """Yield one item for about forty sentences of a set in two-column form."""
    for number, sentences in enumerate(_documents(path)):
        for start in range(0, len(sentences), 40):
            yield _name_item(f"{source}-{number}-{start}", sentences[start : start + 40], source)


def _documents(path: Path) -> list[list[list[tuple[str, str]]]]:
    documents: list[list[list[tuple[str, str]]]] = [[]]
    sentence: list[tuple[str, str]] = []
    for line in [*_lines(path), ""]:
        word, *tags = line.split() or [""]
        is_mark = line.startswith(("# ", "-DOCSTART-"))
        if tags and not is_mark:
            sentence.append((word, tags[0]))  # the outer of nested names
            continue
        if sentence:
            documents[-1].append(sentence)
            sentence = []
        if is_mark:
            documents.append([])
    return [document for document in documents if document]


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    return text.decode("utf8").split("\n")


def _name_item(name: str, sentences: list[list[tuple[str, str]]], source: str) -> Item:
    text = ""
    units: list[int] = []
    names: list[list[Any]] = []
    unknown: list[list[Any]] = []
    for sentence in sentences:
        joined, spans = join_words([word for word, _ in sentence])
        text += " " if text else ""
        units.append(len(text))
        for start, end, kind in _tagged(sentence, source):
            span = [len(text) + spans[start][0], len(text) + spans[end - 1][1]]
            (unknown if kind == "unknown" else names).append([*span, kind])
        text += joined
    return {"id": name, "text": fold(text), "units": units, "names": names, "unknown": unknown}


def _tagged(sentence: list[tuple[str, str]], source: str) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for i, (_, tag) in enumerate([*sentence, ("", "O")]):
        part, _, name = tag.partition("-")
        now = _NAME_TYPES.get(name.lower(), "") if part in "BI" else ""
        if source == "worldwide" and now == "unknown":
            now = ""
        if kind and (now != kind or part == "B"):
            begin = start + (sentence[start][0].lower() == "the")
            if begin < i:
                yield begin, i, kind
            kind = ""
        if now and not kind:
            start, kind = i, now


def write(name: str, items: Iterable[Item]) -> None:
    """Write items as one file of the work folder."""
    WORK.mkdir(parents=True, exist_ok=True)
    kept = list(items)
    with (WORK / f"{name}.jsonl").open("w", encoding="utf8") as out:
        out.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in kept)
    print(name, len(kept))


def _held_out(items: list[Item], share: float, seed: int) -> tuple[list[Item], list[Item]]:
    order = sorted(items, key=lambda item: str(item.get("id", item["text"])))
    random.Random(seed).shuffle(order)
    cut = int(len(order) * share)
    return order[cut:], order[:cut]


def names_train(gold: Path) -> list[Item]:
    """Return the entity documents to learn from."""
    politics = name_items(gold / "entities/politics-train.txt", "politics")
    return [*_worldwide(gold)[0], *_wikigold(gold)[0], *politics]


def names_dev(gold: Path) -> dict[str, list[Item]]:
    """Return the entity documents that are held back."""
    return {
        "worldwide": _worldwide(gold)[1],
        "wikigold": _wikigold(gold)[1],
        "politics": list(name_items(gold / "entities/politics-dev.txt", "politics")),
    }


def _worldwide(gold: Path) -> tuple[list[Item], list[Item]]:
    path = gold / "entities/worldwide-train.tsv.gz"
    return _held_out(list(name_items(path, "worldwide")), 0.05, 7)


def _wikigold(gold: Path) -> tuple[list[Item], list[Item]]:
    return _held_out(list(name_items(gold / "entities/wikigold.conll", "wikigold")), 0.2, 7)


def main() -> None:
    """Prepare everything that one training run reads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold
    with gzip.open(gold / "attribution/polnear-train.jsonl.gz", "rt", encoding="utf8") as lines:
        write("attribution-train", attribution_items(lines))
    with (gold / "attribution/polnear-dev.jsonl").open(encoding="utf8") as lines:
        write("attribution-dev", attribution_items(lines))
    write("names-train", names_train(gold))
    for name, items in names_dev(gold).items():
        write(f"names-dev-{name}", items)
    _write_events(gold / "events")


def _write_events(gold: Path) -> None:
    write("roots-silver", silver_root_items(gold / "ngec-synthetic.csv.zip"))
    for part, sets in (("train", events_train(gold)), ("dev", events_dev(gold))):
        for name, items in sets.items():
            head, *source = name.split("_")
            write("-".join([head, part, *source]), items)


def events_train(gold: Path) -> dict[str, list[Item]]:
    """Return sentences with PLOVER roots and passages with arguments to learn from."""
    wiki, kept = _wikievents(gold)
    others = [item for item in wiki if item["id"] not in kept]
    return {"roots": _roots(gold)[0], "arguments": [*_rams(gold)[0], *others]}


def events_dev(gold: Path) -> dict[str, list[Item]]:
    """Return those that are held back."""
    wiki, kept = _wikievents(gold)
    return {
        "roots": _roots(gold)[1],
        "arguments_rams": _rams(gold)[1],
        "arguments_wikievents": [item for item in wiki if item["id"] in kept],
    }


def _roots(gold: Path) -> tuple[list[Item], list[Item]]:
    return _held_out(list(root_items(gold / "plv-train.tsv")), 150 / 1050, 3)


def _rams(gold: Path) -> tuple[list[Item], list[Item]]:
    return _held_out(list(rams_items(gold / "arguments/rams-dev.jsonl")), 0.25, 5)


def _wikievents(gold: Path) -> tuple[list[Item], frozenset[str]]:
    """Return all events, and the documents (every fourth) that are held back."""
    items = list(wikievents_items(gold / "arguments/wikievents-dev.jsonl"))
    return items, frozenset(sorted({item["id"] for item in items})[::4])


if __name__ == "__main__":
    main()
