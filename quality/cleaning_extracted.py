"""The extracted tier: what other extractors leave of a page, as a plain text.

Pages of sites the line scorer has not seen, through trafilatura and through Resiliparse; the
text is labelled against the gold body as in the research note. "keep all" is the text as the
extractor left it: what a cleaner must not fall below.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from training.lines.folds import fold_of
from training.lines.prepare import label_lines

from firsthand.clean import clean_document
from quality.cleaning import GOLD, body_text, overlap, shingle_counts
from quality.cleaning_lines import benchmark_f1, count_lines, pages, read_text, scorer_without

_FEWEST_LINES = 3
Counts = Counter[str]
Pair = tuple[float, float]


def extracted_pages(every: int) -> Iterator[tuple[str, dict[str, Any], list[tuple[str, str]]]]:
    """Yield (extractor, page, labelled lines) of each page that an extractor left something of."""
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text

    answers = json.loads((GOLD / "pages" / "gold.json").read_text(encoding="utf-8"))
    by_url = {answer["url"]: name for name, answer in answers.items() if answer.get("url")}
    for page in pages(every):
        name = by_url.get(page["url"])
        if page["renderer"] != "inscriptis" or name is None:
            continue
        html = gzip.decompress((GOLD / "pages" / "html" / f"{name}.html.gz").read_bytes())
        text = html.decode("utf-8", "replace")
        for tool, out in (
            ("trafilatura", trafilatura.extract(text, include_comments=False) or ""),
            ("resiliparse", extract_plain_text(text, main_content=True) or ""),
        ):
            lines = [line.strip() for line in out.splitlines() if line.strip()]
            if len(lines) >= _FEWEST_LINES:
                yield tool, page, label_lines(lines, page["gold"], answers[name])


def measure_extracted(every: int) -> dict[str, float]:
    """Return body F1 of fundus before and after cleaning, and words kept and removed of all."""
    pairs: dict[str, list[Pair]] = defaultdict(list)
    counts: dict[str, Counts] = defaultdict(Counter)
    for tool, page, lines in extracted_pages(every):
        document = read_text("\n\n".join(line for line, _ in lines), page["domain"])
        article = clean_document(document, scorer=scorer_without(fold_of(page["domain"])))
        counts[tool] += count_lines(document, article, lines)
        if page["set"] == "fundus":
            gold = shingle_counts(page["gold"])
            pairs[f"{tool}_all"].append(overlap(shingle_counts(document.text), gold)[:2])
            found = shingle_counts(body_text(document, article))
            pairs[f"{tool}_ours"].append(overlap(found, gold)[:2])
    out = {f"cleaning.extracted_{key}_body_f1": benchmark_f1(p) for key, p in pairs.items()}
    for tool, words in counts.items():
        out[f"cleaning.extracted_{tool}_kept"] = words["kept"] / words["body"]
        out[f"cleaning.extracted_{tool}_removed"] = words["removed"] / max(1, words["other"])
    return out
