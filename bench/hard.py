"""Bad input at full size: what each costs in CPU and memory, and whether the answer is right.

    python -m bench.hard [--only words phrase copies scripts clock] [--copies 10000]

One document of ten million words with a report hidden in it; a phrase a hundred thousand times;
ten thousand copies of one text, told from each other by a line of their own; a million characters
of Chinese and of Thai; a clock that goes backwards. The same, scaled down, is in
`tests/copies/test_bad_input.py`.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable

from bench.reprints_news import vocabulary, write_story
from firsthand.copies import MemoryIndex, StoredText, find_copies, read_words, settle
from firsthand.copies.alignment import align_words
from firsthand.copies.compiled import load_compiled
from firsthand.copies.fingerprints import fingerprints
from firsthand.copies.shelf import Shelf
from firsthand.model import CopyRelation

WORDS, PHRASE, COPIES, SIGNS = 10_000_000, 100_000, 10_000, 1_000_000
_HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 1500)))
_THAI = "".join(map(chr, range(0x0E01, 0x0E2F)))


def report(seed: int) -> str:
    """Return an invented report."""
    return "\n".join(write_story(random.Random(seed)))


def relate_all(texts: dict[str, StoredText]) -> list[CopyRelation]:
    """Return all relations among some texts, judged."""
    index, shelf = MemoryIndex(), Shelf(texts.__getitem__)
    found: list[CopyRelation] = []
    for name, item in texts.items():
        found += find_copies(name, item.text, item.body, index, shelf)
        index.add(name, shelf[name].words)
    return settle(found, index, shelf)


def one_body(text: str, day: int | None = None) -> StoredText:
    """Return a text that is all body."""
    return StoredText(text, ((0, len(text)),), day)


def long_document() -> str:
    """Read ten million words, fingerprint them, and find the report that they hide."""
    words, _ = vocabulary()
    drawn = random.Random(5).choices(words, k=WORDS)
    hidden = read_words(report(1))
    many = read_words(" ".join([*drawn[: WORDS // 2], report(1), *drawn[WORDS // 2 :]]))
    prints = fingerprints(many.hashes)
    runs = align_words(hidden, many)
    found = sum(run.length for run in runs)
    return (
        f"{len(many):,} words, {len(prints.hashes):,} fingerprints, {found} of {len(hidden)} found"
    )


def phrase() -> str:
    """Align a phrase said a hundred thousand times with itself and with a report."""
    many = read_words("buy the evening paper at the quay " * PHRASE)
    other = align_words(many, read_words(report(2)))
    runs = align_words(many, many)
    return f"{len(many):,} words, {len(other)} runs with a report, {len(runs)} with itself"


def copies(count: int) -> str:
    """Relate so many copies of one text."""
    text = report(3)
    texts = {
        f"d{at:06d}": one_body(f"{text}\nOwn line of edition {at}.", 700 + at % 9)
        for at in range(count)
    }
    found = relate_all(texts)
    first = sum(1 for item in found if "d000000" in {item.a, item.b})
    return f"{count:,} copies, {len(found):,} relations, {first:,} with the first text"


def scripts() -> str:
    """Relate a passage of Chinese and of Thai to a text of a million signs that holds it."""
    said = []
    for name, signs in (("Chinese", _HAN), ("Thai", _THAI)):
        draw = random.Random(7)
        text = "".join(draw.choices(signs, k=SIGNS))
        part = text[SIGNS // 2 : SIGNS // 2 + 300]
        found = relate_all({"a": one_body(text), "b": one_body(part)})
        said.append(f"{name} {found[0].b_in_a:.2f}" if found else f"{name} not found")
    return ", ".join(said)


def clock() -> str:
    """Relate a text to copies of it that are dated before it."""
    text = report(4)
    ahead = {"a": one_body(text, 900), "b": one_body(text, 100), "c": one_body(text, 500)}
    return ", ".join(f"{item.a}-{item.b} {item.relation.value}" for item in relate_all(ahead))


def measured(name: str, work: Callable[[], str]) -> str:
    """Return what a piece of work says and cost, as a row of a Markdown table."""
    begun = time.process_time()
    said = work()
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {name} | {said} | {seconds:.1f} s | {memory:.0f} MB |"


def main() -> None:
    """Print a row for each kind."""
    parser = argparse.ArgumentParser(prog="python -m bench.hard", description=__doc__)
    kinds: dict[str, Callable[[], str]] = {
        "clock": clock,
        "scripts": scripts,
        "phrase": phrase,
        "words": long_document,
    }
    parser.add_argument("--only", nargs="*", default=[*kinds, "copies"])
    parser.add_argument("--copies", type=int, default=COPIES)
    options = parser.parse_args()
    load_compiled()
    print("| input | answer | CPU | memory at most |\n|---|---|---|---|", flush=True)
    for name, work in kinds.items():
        if name in options.only:
            print(measured(name, work), flush=True)
    if "copies" in options.only:
        print(measured("copies", lambda: copies(options.copies)), flush=True)


if __name__ == "__main__":
    main()
