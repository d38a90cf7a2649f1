"""How well HTML pages are cleaned, on the labelled pages beside the repository.

    python -m quality.pages [--every N] [--errors FIELD] [--shipped]

Body: `body` is the F1 of article-extraction-benchmark (the harmonic mean of the mean precision
and the mean recall of 4-word runs), `body words` the mean word F1 of WCXB. Headline: exact but
for white space, and (`folded`) for kinds of quotation mark, dash and capitals. Authors: the set.
Captions and credits: F1 of the fields against the lines labelled so (automatically) on pages
that have any, without the lines that a reader judged to be no credits (`page_no_credits.txt`);
leak: the share of those captions that stand in the body. The block scorer of each page is the one
that learnt from no page of its site (`quality/page_folds`), unless `--shipped` asks for the one in
the package.
The fundus gold was made by fundus's own parsers, so fundus is never scored.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import urlsplit

from firsthand.clean import clean_document
from firsthand.clean.agencies import find_agency
from firsthand.errors import ReadError
from firsthand.model import Acquisition, Article, Byline, Document, Role
from firsthand.read import page_scorer, read_bytes
from quality.cleaning import _WORD, GOLD, body_text, overlap, shingle_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = GOLD / "pages"
FOLDS = Path(__file__).with_name("page_folds")
NO_CREDITS = Path(__file__).with_name("page_no_credits.txt")
#: The suite takes one page in so many, of each set alike: all, for single pages weigh much.
EVERY = 1
_ALIKE = 0.7
_LONG_CAPTION = 4
_FOLDED = str.maketrans("“”„«»‘’‚–—−\xa0", '"""""\'\'\'--- ')
Scores = dict[str, list[float]]
Counts = dict[str, list[int]]


def fold_of(name: str, url: str | None) -> int:
    """Return the number of the scorer that learnt from no page of this page's site."""
    host = urlsplit(url or "").hostname or name
    site = ".".join(host.split(".")[-2:])
    return blake2b(site.encode(), digest_size=1).digest()[0] % 3


@lru_cache
def _scorer_without(fold: int) -> page_scorer.PageScorer:
    return page_scorer.read_scorer(FOLDS / f"fold{fold}.npz")


def clean_page(name: str, answer: dict[str, Any], *, shipped: bool) -> tuple[Document, Article]:
    """Return a page of the gold as it is read and cleaned.

    Raises:
        ReadError: the page has no text outside of its scripts.
    """
    data = gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes())
    scorer = None if shipped else _scorer_without(fold_of(name, answer.get("url")))
    scorer = scorer or page_scorer.load_scorer()
    with patch.object(page_scorer, "load_scorer", lambda: scorer):
        acquisition = Acquisition(url=answer.get("url"))
        document = read_bytes(data, name=f"{name}.html", acquisition=acquisition)[0]
    return document, clean_document(document)


def sample(every: int) -> dict[str, dict[str, Any]]:
    """Return one page in `every` of each set, always the same ones."""
    seen: Counter[str] = Counter()
    taken = {}
    gold = json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))
    for name, answer in sorted(gold.items()):
        seen[answer["set"]] += 1
        if seen[answer["set"]] % every == 0:
            taken[name] = answer
    return taken


def squeezed(text: str | None) -> str:
    """Return the text with single spaces."""
    return " ".join((text or "").split())


def folded(text: str | None) -> str:
    """Return the text without differences of typography and capitals."""
    return squeezed(squeezed(text).translate(_FOLDED).casefold())


def plain(text: str | None) -> str:
    """Return the words of the text alone."""
    return " ".join(_WORD.findall((text or "").casefold()))


def score_body(gold: str, body: str) -> dict[str, float]:
    """Return precision and recall of 4-word runs, and the word F1, of a body."""
    precision, recall, _ = overlap(shingle_counts(body), shingle_counts(gold))
    words = overlap(Counter(_WORD.findall(body.lower())), Counter(_WORD.findall(gold.lower())))
    return {"body P": precision, "body R": recall, "body words": words[2]}


def score_fields(gold: dict[str, Any], article: Article) -> dict[str, float]:
    """Return the scores of headline, authors and day, only where the gold has an answer."""
    out: dict[str, float] = {}
    if gold.get("title"):
        found = article.headline.text if article.headline else None
        out["headline"] = float(squeezed(found) == squeezed(gold["title"]))
        out["headline folded"] = float(folded(found) == folded(gold["title"]))
    authors = gold.get("authors") or ([gold["author"]] if gold.get("author") else [])
    if authors:
        out["authors"] = float(same_authors(authors, article.byline))
    if gold.get("date"):
        day = article.published.day if article.published else None
        out["date"] = float(day == str(gold["date"])[:10])
    return out


def same_authors(gold: list[str], byline: Byline) -> bool:
    """Whether the signed names are those of the gold, which does not tell their kinds apart."""
    if len(gold) == 1:
        gold = _names_in(gold[0])
    wanted = {plain(find_agency(name) or name) for name in gold}
    persons = {plain(name) for name in byline.persons}
    houses = [{plain(name)} for name in (byline.agency, byline.outlet) if name]
    both = [persons | a | b for a in houses for b in houses]
    return wanted in [persons, *both, *(persons | house for house in houses)]


def _names_in(author: str) -> list[str]:
    """Return the names in WCXB's one string for all authors: "Ida Holm, Jon Reyes" holds two."""
    names = re.split(r",\s+|\s+and\s+", author)
    return names if all(len(name.split()) in {2, 3} for name in names) else [author]


@lru_cache(maxsize=1)
def picture_lines() -> dict[str, dict[str, list[str]]]:
    """Return the distinct lines labelled caption (C) and credit (R) of each fundus page.

    The labels are automatic and stand with the plain-text renderings of the same pages.
    """
    found: dict[str, dict[str, list[str]]] = {}
    with gzip.open(GOLD / "lines" / "lines.jsonl.gz", "rt", encoding="utf-8") as lines:
        for dump in map(json.loads, lines):
            if dump["set"] == "fundus" and dump["renderer"] == "inscriptis":
                name = "fundus-" + dump["id"].removesuffix(".html.gz").replace("/", "-")
                own = found[name] = {"C": [], "R": []}
                for line, label in dump["lines"]:
                    if label in own and plain(line) not in map(plain, own[label]):
                        own[label].append(line.strip())
    return found


def count_pictures(
    name: str, document: Document, article: Article, body: str
) -> dict[str, list[int]]:
    """Return (found, wanted, right) of captions and credits, and (leaked, all) of captions."""
    lines = picture_lines().get(name, {})
    captions, sources = lines.get("C", []), lines.get("R", [])
    out = {}
    if captions:
        long = [c for c in captions if len(_WORD.findall(c)) > _LONG_CAPTION]
        leaked = sum(plain(caption) in plain(body) for caption in long)
        out["caption leak"] = [leaked, len(long)]
        found = list(dict.fromkeys(caption.text for caption in article.captions))
        out["captions"] = [len(found), len(captions), _matches(found, captions)]
    sources = [line for line in sources if _digest(line) not in no_credits()]
    if sources:
        named = list(dict.fromkeys(_credits(document, article)))
        out["credits"] = [len(named), len(sources), _matches(named, sources)]
    return out


def _credits(document: Document, article: Article) -> Iterator[str]:
    """Yield the credits of captions and those of pictures that have no caption."""
    yield from (caption.credit for caption in article.captions if caption.credit)
    for block in article.blocks:
        if block.role is Role.CREDIT:
            yield document.text[block.span.start : block.span.end].strip(" *_()[]")


def _digest(line: str) -> str:
    return blake2b(line.encode(), digest_size=8).hexdigest()


@lru_cache(maxsize=1)
def no_credits() -> frozenset[str]:
    """Return the digests of the lines labelled credit that a reader judged to be none."""
    return frozenset(NO_CREDITS.read_text(encoding="ascii").split())


def _matches(found: list[str], wanted: list[str]) -> int:
    """Return how many wanted texts are found, up to a few words; each found one counts once.

    A wanted line may also end in what is found: "The gate. Photo: Ida Holm".
    """
    left = [plain(text) for text in found]
    right = 0
    for text in map(plain, wanted):
        words = Counter(text.split())
        likeness = [overlap(Counter(other.split()), words)[2] for other in left]
        best = max(range(len(left)), key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] < _ALIKE:
            best = next((i for i, other in enumerate(left) if text.endswith(f" {other}")), None)
        if best is not None:
            del left[best]
            right += 1
    return right


def measure(
    every: int = EVERY, *, shipped: bool = False, errors: str | None = None
) -> dict[str, float]:
    """Return every figure by set: "fundus headline" and so on."""
    scores: dict[str, Scores] = defaultdict(lambda: defaultdict(list))
    counts: dict[str, Counts] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for name, gold in sample(every).items():
        own = scores[gold["set"]]
        start = time.process_time()
        try:
            document, article = clean_page(name, gold, shipped=shipped)
        except ReadError as error:
            print(f"{name}: {error}", file=sys.stderr)
            for key in ("body P", "body R", "body words"):
                own[key].append(0.0)
            continue
        own["seconds"].append(time.process_time() - start)
        body = body_text(document, article)
        page = {**score_body(gold["body"], body), **score_fields(gold, article)}
        for key, value in page.items():
            own[key].append(value)
            if key == errors and value < 1:
                _explain(name, gold, article, value)
        for key, numbers in count_pictures(name, document, article, body).items():
            total = counts[gold["set"]][key]
            total[: len(numbers)] = [a + b for a, b in zip(total, numbers, strict=False)]
    return {**_means(scores), **_rates(counts)}


def _means(scores: dict[str, Scores]) -> dict[str, float]:
    figures = {}
    for kind, rows in scores.items():
        rows.pop("seconds", None)
        means = {key: sum(values) / len(values) for key, values in rows.items()}
        precision, recall = means["body P"], means["body R"]
        means["body"] = 2 * precision * recall / (precision + recall)
        figures.update({f"{kind} {key}": round(value, 4) for key, value in means.items()})
    return figures


def _rates(counts: dict[str, Counts]) -> dict[str, float]:
    figures = {}
    for kind, rows in counts.items():
        for key, (first, second, right) in rows.items():
            value = 1 - first / max(1, second) if key == "caption leak" else None
            name = "captions kept out of the body" if key == "caption leak" else f"{key} F1"
            value = 2 * right / max(1, first + second) if value is None else value
            figures[f"{kind} {name}"] = round(value, 4)
    return figures


def corpus() -> tuple[Path, ...]:
    """Return what the figures depend on besides the code."""
    return (PAGES / "gold.json", GOLD / "lines")


def _explain(name: str, gold: dict[str, Any], article: Article, value: float) -> None:
    shown = (article.headline and article.headline.text, article.byline, article.published)
    wanted = {key: gold.get(key) for key in ("title", "authors", "author", "date")}
    print(f"{name} {value:.2f}: gold {wanted} got {shown}")


def main() -> int:
    """Print the figures; 2 where the gold is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="one page in so many of each set")
    parser.add_argument("--errors", default=None, help="print the misses of one figure")
    parser.add_argument("--shipped", action="store_true", help="the scorer of the package")
    options = parser.parse_args()
    if not PAGES.is_dir():
        print(f"no gold under {PAGES}", file=sys.stderr)
        return 2
    figures = measure(options.every, shipped=options.shipped, errors=options.errors)
    for key, value in sorted(figures.items()):
        print(f"{key:44s} {value:.4f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
