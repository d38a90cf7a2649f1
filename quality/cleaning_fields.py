"""What a plain text says of itself: day of publication, who signs it, captions and credits.

Measured on the fundus dumps, whose gold has these fields. Figures:

* date: the day is the gold's, of all pages that have one there;
* headline: the words are those of the gold's, of all pages on which these stand on a line alone;
* byline, caption, credit lines: F1 of the lines that `gold/lines` labels so;
* byline pages: a byline line is found, of all pages that have one (the note's measure);
* authors: F1 of names, persons and agencies apart; names that stand nowhere in the text, and
  houses that the gold counts as authors, are left out;
* date known: the share of pages in whose text the gold's day stands at all, in any spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from training.lines.folds import fold_of

from firsthand.clean import clean_document
from firsthand.clean.agencies import find_agency
from firsthand.clean.dates import find_dates
from firsthand.clean.line_scorer import LineScorer
from firsthand.model import Article, Document
from quality.cleaning_lines import count_lines, line_f1, pages, read_text, scorer_without
from quality.pages import plain

Counts = Counter[str]
Page = dict[str, Any]


def field_pages(every: int) -> Iterator[tuple[Page, LineScorer]]:
    """Yield the fundus dumps of sites that some scorer has not seen, with that scorer."""
    for page in pages(every):
        if page["set"] == "fundus":
            yield page, scorer_without(fold_of(page["domain"]))


def gold_authors(page: Page) -> frozenset[str]:
    """Return the names the gold gives that stand in the text and are not the house's own."""
    text = "\n".join(line for line, _ in page["lines"]).casefold()
    house = page["domain"].removeprefix("www.").casefold().replace("-", "")
    names = set()
    for name in page["authors"]:
        folded = " ".join(name.casefold().split())
        is_house = folded.partition(".")[0].replace(" ", "") in house
        if folded in text and not is_house:
            names.add((find_agency(name) or folded).casefold())
    return frozenset(names)


def found_authors(article: Article) -> frozenset[str]:
    """Return the persons and the agency that sign an article, case folded."""
    names = (*article.byline.persons, article.byline.agency or "")
    return frozenset(" ".join(name.casefold().split()) for name in names) - {""}


def holds_day(page: Page) -> bool:
    """Whether some line of a page has the gold's day, in any spelling that is read."""
    day = page["date"][:10]
    return any(
        (found.value or "").startswith(day)
        for line, _ in page["lines"]
        for found in find_dates(line)
    )


def count_fields(page: Page, article: Article) -> Counts:
    """Count what is right, found and wanted among the fields of one page."""
    counts: Counts = Counter()
    if page["date"]:
        day = article.published.day if article.published else None
        counts["dates"] += 1
        counts["right date"] += day == page["date"][:10]
        counts["wrong date"] += day not in {None, page["date"][:10]}
        counts["day stands"] += holds_day(page)
    title = plain(page["title"])
    if title and any(plain(line) == title for line, _ in page["lines"]):
        counts["titles"] += 1
        shown = article.headline.text if article.headline else None
        counts["right title"] += plain(shown) == title
    wanted, found = gold_authors(page), found_authors(article)
    if wanted:
        counts["right authors"] += len(wanted & found)
        counts["authors"] += len(wanted) + len(found)
    return counts


def _has_byline(counts: Counts) -> Counts:
    """Return whether a page has a line that signs it, and whether one was found."""
    return Counter({"signed": counts["wanted A"] > 0, "signed found": counts["right A"] > 0})


def measure_pages(rated: Iterable[tuple[Page, LineScorer]]) -> dict[str, float]:
    """Return the figures of some pages, each cleaned with its scorer."""
    total: Counts = Counter()
    for page, scorer in rated:
        document: Document = read_text("\n".join(line for line, _ in page["lines"]), page["domain"])
        article = clean_document(document, scorer=scorer)
        lines = count_lines(document, article, page["lines"])
        total += lines + count_fields(page, article) + _has_byline(lines)
    out = {
        f"cleaning.dump_{word}_line_f1": line_f1(total, label)
        for label, word in (("A", "byline"), ("C", "caption"), ("R", "credit"))
    }
    return out | {
        "cleaning.dump_headline": total["right title"] / max(1, total["titles"]),
        "cleaning.dump_date": total["right date"] / max(1, total["dates"]),
        "cleaning.dump_date_known": total["day stands"] / max(1, total["dates"]),
        "cleaning.dump_byline_pages": total["signed found"] / max(1, total["signed"]),
        "cleaning.dump_authors_f1": 2 * total["right authors"] / max(1, total["authors"]),
    }


def measure_fields(every: int) -> dict[str, float]:
    """Return the figures of all held-out fundus dumps."""
    return measure_pages(field_pages(every))
