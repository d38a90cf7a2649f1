"""Measure who produced a text, which copy was first, and what only leans on it.

    python -m quality.origins          figures of the reported seeds, and by kind of copy
    python -m quality.origins --fit    weights of "first" from the tuning seeds

The corpora are those of `bench.reprints_press`, each drawn twice: with times and without.
Weights were fitted on `TUNING`; figures are reported on `REPORTED`. Documents come in
shuffled, under names that say nothing of their order.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reprints_press import Press, Sheet

from firsthand.clean import clean_document
from firsthand.copies import (
    MemoryIndex,
    StoredText,
    decide_origins,
    find_copies,
    name_relations,
    read_words,
    settle,
)
from firsthand.copies.families import Pairs, by_document
from firsthand.copies.firsts import Signs, first_posterior, read_signs
from firsthand.copies.newsrooms import agency_claims, learn_agencies, outlet_claims
from firsthand.model import (
    Acquisition,
    Article,
    CopyRelation,
    Document,
    MediaType,
    Origin,
)
from firsthand.resources import load_list

TUNING = (1, 2, 3, 4)
REPORTED = (11, 12)
COUNT = 260
_BENCH = Path(__file__).parents[1] / "bench"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A drawn corpus as the engine sees it."""

    sheets: Mapping[str, Sheet]
    names: Mapping[int, str]
    documents: Mapping[str, Document]
    articles: Mapping[str, Article]
    relations: Sequence[CopyRelation]
    origins: Sequence[Origin]


def read_corpus(seed: int, count: int, *, times: bool) -> Corpus:
    """Draw a corpus, and clean, compare and settle it as a run would."""
    printed = {_name(seed, item.made.number): item for item in Press(seed, times=times).make(count)}
    sheets = dict(sorted(printed.items()))
    documents = {name: _document(name, sheet) for name, sheet in sheets.items()}
    articles = {name: clean_document(item) for name, item in documents.items()}
    texts = {
        name: StoredText(item.text, tuple((b.span.start, b.span.end) for b in articles[name].body))
        for name, item in documents.items()
    }
    index, found = MemoryIndex(), []
    for name, item in texts.items():
        found += find_copies(name, item.text, item.body, index, texts.__getitem__)
        index.add(name, read_words(item.text, item.body))
    pages, files = list(articles.values()), list(documents.values())
    relations = name_relations(settle(found, index, texts.__getitem__), pages, files)
    origins = decide_origins(pages, files, relations)
    names = {sheet.made.number: name for name, sheet in sheets.items()}
    return Corpus(sheets, names, documents, articles, relations, origins)


def _name(seed: int, number: int) -> str:
    return "doc-" + hashlib.blake2b(f"{seed} {number}".encode(), digest_size=8).hexdigest()


def _document(name: str, sheet: Sheet) -> Document:
    acquisition = Acquisition(
        url=sheet.url, source_name=sheet.publisher, retrieved_at=sheet.retrieved_at
    )
    return Document(name, name, sheet.made.text, MediaType.PLAIN, (acquisition,))


# ------------------------------------------------------------------------ figures


def directions(corpus: Corpus) -> list[tuple[str, bool, Mapping[str, Signs], str]]:
    """Return for each copy its kind, whether its parent is held to be first, and the signs."""
    pairs = by_document(corpus.relations)
    found = []
    for name, sheet in corpus.sheets.items():
        if sheet.made.parent is None:
            continue
        parent = corpus.names[sheet.made.parent]
        signs = signs_of((parent, name), corpus, pairs)
        best = first_posterior(signs)
        # An even posterior is a wrong answer half of the time.
        right = best[0].answer == parent and best[0].share > 0.5
        found.append((sheet.made.kind, right, signs, parent))
    return found


def signs_of(members: Sequence[str], corpus: Corpus, pairs: Pairs) -> Mapping[str, Signs]:
    """Return the signs of two documents beside each other."""
    learnt = learn_agencies(corpus.articles.values())
    claims = {}
    for item in members:
        article, document = corpus.articles[item], corpus.documents[item]
        claims[item] = agency_claims(article, document, learnt) + outlet_claims(article, document)
    return read_signs(members, corpus.articles, corpus.documents, pairs, claims)


def share_of(answers: Sequence[bool]) -> float:
    """Return the share of right answers."""
    return sum(answers) / len(answers) if answers else 0.0


def producers(corpus: Corpus) -> list[bool]:
    """Return for each document of a family with a credit left whether its producer is right."""
    homes = _homes(corpus)
    credited = {
        sheet.made.family[0]
        for sheet in corpus.sheets.values()
        if sheet.made.credited and len(sheet.made.family) == 1 and sheet.made.kind != "excerpt"
    }
    answers = []
    for name, sheet in corpus.sheets.items():
        made = sheet.made
        if len(made.family) != 1 or made.family[0] not in credited or made.kind == "excerpt":
            continue
        said = {item.producer.name for item in homes[name]}
        answers.append(made.agency in said)
    return answers


def firsts(corpus: Corpus) -> list[bool]:
    """Return for each original with copies in its origin whether it is held to be the first."""
    answers = []
    for origin in corpus.origins:
        inside = [item for item in origin.documents if corpus.sheets[item].made.kind == "original"]
        copied = [item for item in origin.documents if corpus.sheets[item].made.parent is not None]
        if len(inside) == 1 and copied:
            answers.append(origin.first == inside[0])
    return answers


def leanings(corpus: Corpus) -> tuple[list[bool], list[bool], list[bool]]:
    """Return, of reports that lean on a story: lower 0 seen, upper right; and others left alone."""
    homes = _homes(corpus)
    seen, upper, others = [], [], []
    for name, sheet in corpus.sheets.items():
        own = [item for item in homes[name] if item.first == name]
        if sheet.leans_on is None:
            if sheet.made.kind == "original" and own and own[0].producer.name:
                others.append(not own[0].depends_on)
            continue
        seen.append(bool(own) and own[0].lower == 0)
        if sheet.has_own:
            upper.append(bool(own) and own[0].upper == 1)
    return seen, upper, others


def _homes(corpus: Corpus) -> Mapping[str, list[Origin]]:
    homes: dict[str, list[Origin]] = defaultdict(list)
    for origin in corpus.origins:
        for item in origin.documents:
            homes[item].append(origin)
    return homes


def grouping(corpus: Corpus) -> list[bool]:
    """Return for each whole copy whether it stands in the origin of its original."""
    homes = _homes(corpus)
    whole = {"verbatim", "headline", "truncated", "captions", "reordered", "rewritten", "scanned"}
    return [
        bool(
            {item.id for item in homes[name]}
            & {item.id for item in homes[corpus.names[sheet.made.family[0]]]}
        )
        for name, sheet in corpus.sheets.items()
        if sheet.made.kind in whole
    ]


def measure() -> dict[str, float]:
    """Return the figures of the reported seeds."""
    return figures(REPORTED)[0]


def figures(seeds: Sequence[int]) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Return the figures of some seeds, and direction by kind of copy, with and without times."""
    gathered: dict[str, list[bool]] = defaultdict(list)
    kinds: dict[str, dict[str, list[bool]]] = {}
    for times in (True, False):
        mode = "times" if times else "no_times"
        by_kind: dict[str, list[bool]] = defaultdict(list)
        for seed in seeds:
            corpus = read_corpus(seed, COUNT, times=times)
            for kind, right, _, _ in directions(corpus):
                gathered[f"origins.direction.{mode}"].append(right)
                by_kind[kind].append(right)
            gathered[f"origins.first.{mode}"] += firsts(corpus)
            gathered[f"origins.producer.{mode}"] += producers(corpus)
            gathered[f"origins.grouping.{mode}"] += grouping(corpus)
            seen, upper, others = leanings(corpus)
            gathered[f"origins.leaning_seen.{mode}"] += seen
            gathered[f"origins.leaning_own.{mode}"] += upper
            gathered[f"origins.not_leaning.{mode}"] += others
        kinds[mode] = by_kind
    return (
        {name: share_of(answers) for name, answers in sorted(gathered.items())},
        {
            mode: {kind: share_of(row) for kind, row in sorted(by_kind.items())}
            for mode, by_kind in kinds.items()
        },
    )


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    names = ("reprints.py", "reprints_news.py", "reprints_press.py", "reprints_words.yml")
    return tuple(_BENCH / name for name in names)


# ------------------------------------------------------------------------ weights


def fit(seeds: Sequence[int]) -> dict[str, float]:
    """Return weights by ridge logistic regression over pairs of a copy and its parent."""
    import numpy as np

    names = list(load_list("origin_weights")["first"])
    rows = []
    for times in (True, False):
        for seed in seeds:
            for _, _, signs, parent in directions(read_corpus(seed, COUNT, times=times)):
                other = next(item for item in signs if item != parent)
                mine, theirs = signs[parent].values, signs[other].values
                rows.append([mine.get(name, 0.0) - theirs.get(name, 0.0) for name in names])
    table = np.array(rows)
    weights = np.zeros(len(names))
    for _ in range(4000):
        chance = 1 / (1 + np.exp(table @ weights))
        weights += 0.3 * (table.T @ chance / len(table) - 0.002 * weights)
    return dict(zip(names, (round(float(item), 2) for item in weights), strict=True))


def main() -> None:
    """Print the figures, or fitted weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--seeds", type=int, nargs="*", default=list(REPORTED))
    options = parser.parse_args()
    if options.fit:
        for name, weight in fit(TUNING).items():
            print(f"  {name}: {weight}")
        return
    found, kinds = figures(options.seeds)
    for name, value in found.items():
        print(f"{name:32s} {value:.3f}")
    for mode, row in kinds.items():
        print(mode, " ".join(f"{kind} {value:.2f}" for kind, value in row.items()))


if __name__ == "__main__":
    main()
