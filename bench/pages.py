"""HTML pages side by side with the best known extractors: body, headline, day, pages a CPU second.

    python -m bench.pages [--every N] [--big MEGABYTES]

Peers are measured where they can be imported (the dependency group `peers`); none of them is
used by the project but trafilatura and Resiliparse. Every page goes to each in turn, within one
run, so that the speeds compare whatever else the machine does; `ratio` is the CPU time of
trafilatura with all its fields over that of the row, of the same pages.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import resource
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any

from quality.pages import PAGES, clean_page, folded, sample, score_body

from firsthand.clean import clean_document
from firsthand.clean.languages import identify_language
from firsthand.errors import ReadError
from firsthand.model import Acquisition
from firsthand.read import read_bytes
from firsthand.read.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable

    Found = tuple[str, str | None, str | None]
_REFERENCE = "trafilatura"
# Of a language that only the large model knows, which is loaded when the first such text comes.
_RARE = "Tíu námumenn gengu lausir á mánudag eftir tvö ár í haldi, sagði lögreglan."


@dataclass(slots=True)
class Row:
    """What one extractor did: scores by set and seconds by page."""

    scores: dict[str, list[dict[str, float]]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[float] = field(default_factory=list)
    failures: int = 0


def _trafilatura(html: str) -> Found:
    module: Any = importlib.import_module("trafilatura")
    found = module.bare_extraction(html, include_comments=False, with_metadata=True)
    return (found.text or "", found.title, found.date) if found else ("", None, None)


def _resiliparse(html: str) -> Found:
    module: Any = importlib.import_module("resiliparse.extract.html2text")
    return module.extract_plain_text(html, main_content=True, alt_texts=False), None, None


def _readability(html: str) -> Found:
    module: Any = importlib.import_module("readability")
    tools: Any = importlib.import_module("lxml.html")
    page = module.Document(html)
    return tools.fromstring(page.summary()).text_content(), page.short_title(), None


def _newspaper(html: str) -> Found:
    module: Any = importlib.import_module("newspaper")
    page = module.Article("https://news.invalid/story", fetch_images=False)
    page.download(input_html=html)
    page.parse()
    day = page.publish_date.isoformat()[:10] if page.publish_date else None
    return page.text, page.title, day


def _goose(html: str) -> Found:
    module: Any = importlib.import_module("goose3")
    page = module.Goose({"enable_image_fetching": False}).extract(raw_html=html)
    return page.cleaned_text, page.title, (page.publish_date or "")[:10] or None


def _boilerpy(html: str) -> Found:
    module: Any = importlib.import_module("boilerpy3.extractors")
    page = module.ArticleExtractor(raise_on_failure=False).get_doc(html)
    return page.content, page.title, None


def _justext(html: str) -> Found:
    module: Any = importlib.import_module("justext")
    paragraphs = module.justext(html, module.get_stoplist("English"))
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate), None, None


#: name -> (module to import, extractor).
PEERS: dict[str, tuple[str, Callable[[str], Found]]] = {
    _REFERENCE: ("trafilatura", _trafilatura),
    "resiliparse": ("resiliparse", _resiliparse),
    "readability-lxml": ("readability", _readability),
    "newspaper4k": ("newspaper", _newspaper),
    "goose3": ("goose3", _goose),
    "boilerpy3": ("boilerpy3", _boilerpy),
    "justext": ("justext", _justext),
}


def usable_peers() -> dict[str, Callable[[str], Found]]:
    """Return the peers that can be imported here; the others are named on standard error."""
    found = {}
    for name, (module, extract) in PEERS.items():
        try:
            importlib.import_module(module)
        except ImportError as error:
            print(f"{name} is not measured: {error}", file=sys.stderr)
        else:
            found[name] = extract
    return found


def run(every: int) -> dict[str, Row]:
    """Return what Firsthand and each peer make of one page in `every`."""
    rows: dict[str, Row] = defaultdict(Row)
    peers = usable_peers()
    pages = sample(every)
    # Lists and models are loaded once a process; that is no page's cost.
    first = next(iter(pages))
    clean_page(first, pages[first], shipped=False)
    identify_language(_RARE)
    for name, gold in pages.items():
        data = gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes())
        _measure(rows["firsthand"], gold, partial(_own, name, gold))
        for peer, extract in peers.items():
            text = decode(data, declared_in_head=True).text
            _measure(rows[peer], gold, partial(extract, text))
    return rows


def _own(name: str, gold: dict[str, Any]) -> Found:
    document, article = clean_page(name, gold, shipped=False)
    body = "\n".join(document.text[b.span.start : b.span.end] for b in article.body)
    headline = article.headline.text if article.headline else None
    return body, headline, article.published.day if article.published else None


def _measure(row: Row, gold: dict[str, Any], extract: Callable[[], Found]) -> None:
    start = time.process_time()
    try:
        body, title, day = extract()
    # A peer that stumbles over a page has found nothing on it.
    except Exception:  # noqa: BLE001
        body, title, day = "", None, None
        row.failures += 1
    row.seconds.append(time.process_time() - start)
    scores = score_body(gold["body"], body or "")
    if gold.get("title"):
        scores["headline"] = float(folded(title) == folded(gold["title"]))
    if gold.get("date"):
        scores["date"] = float(day == str(gold["date"])[:10])
    row.scores[gold["set"]].append(scores)


def print_rows(rows: dict[str, Row]) -> None:
    """Print a line for each extractor and set, then the speeds side by side."""
    for name, row in rows.items():
        for kind, pages in sorted(row.scores.items()):
            means = {key: _mean(pages, key) for key in ("body P", "body R", "headline", "date")}
            precision, recall = means["body P"] or 0.0, means["body R"] or 0.0
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            shown = "  ".join(f"{k} {v:.3f}" for k, v in means.items() if v is not None)
            print(f"{name:17s} {kind:9s} body {f1:.3f}  {shown}  (n={len(pages)})")
    reference = rows[_REFERENCE].seconds if _REFERENCE in rows else None
    for name, row in rows.items():
        rate = len(row.seconds) / sum(row.seconds)
        speed = f"{rate:6.1f} pages/CPU-s, median {median(row.seconds) * 1000:6.1f} ms"
        ratio = f", ratio {sum(reference) / sum(row.seconds):.2f}" if reference else ""
        print(f"{name:17s} {speed}{ratio}, {row.failures} failed")


def _mean(pages: list[dict[str, float]], key: str) -> float | None:
    values = [page[key] for page in pages if key in page]
    return sum(values) / len(values) if values else None


def read_big(megabytes: int) -> None:
    """Print what reading and cleaning one page of so many megabytes costs, or why it is refused."""
    line = "<p>Ten miners walked free in Karvia on day {} after talks, their lawyer said.</p>"
    count = megabytes * 1024 * 1024 // len(line)
    page = "<html><body><h1>Ten freed</h1>" + "".join(map(line.format, range(count)))
    start = time.process_time()
    try:
        copy = read_bytes(page.encode(), name="big.html", acquisition=Acquisition())[0]
        found = f"{len(clean_document(copy).blocks)} blocks, {copy.notes}"
    except ReadError as error:
        found = str(error)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{megabytes} MB: {seconds:.1f} CPU s, peak {peak:.0f} MB; {found}")


def main() -> int:
    """Measure and print; 2 where the gold is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=4, help="one page in so many of each set")
    parser.add_argument("--big", type=int, default=0, help="one page of so many megabytes instead")
    options = parser.parse_args()
    if options.big:
        read_big(options.big)
        return 0
    if not PAGES.is_dir():
        print(f"no gold under {PAGES}", file=sys.stderr)
        return 2
    print_rows(run(options.every))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
