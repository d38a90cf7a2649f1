"""Which of several copies was first: evidence for each, weighed, as a posterior.

Every copy gets features: its times, whose house it comes from, whom it points at, what it
holds of the others and what nobody else has. Their weights are log-odds, fitted on
generated corpora (`python -m quality.origins --fit`); copies are compared by the softmax of
their sums, so that two copies alone give the direction between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log1p

from firsthand.copies.citations import citations
from firsthand.copies.families import Pair, Pairs
from firsthand.copies.houses import house_keys, house_of, is_same_house
from firsthand.copies.newsrooms import Claim, signed_by
from firsthand.model import Article, Document, Likelihood, Reason, Span
from firsthand.resources import load_list

Features = Mapping[str, float]
_WEEK = 168.0
_POINTING = frozenset({"originally_published", "canonical_url"})
_DAY = 10
_CAPTION_ROOM = 3.0


@dataclass(frozen=True, slots=True)
class Signs:
    """What one copy shows that bears on who was first: value and place of each feature."""

    values: Features
    spans: Mapping[str, Span]


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {str(key): float(value) for key, value in load_list("origin_weights")["first"].items()}


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {str(key): str(value) for key, value in load_list("origin_weights")["words"].items()}


def first_posterior(signs: Mapping[str, Signs]) -> tuple[Likelihood, ...]:
    """Return the probability of each document to be the first, the likeliest first."""
    weights = _weights()
    scores = {
        key: sum(weights.get(name, 0.0) * value for name, value in item.values.items())
        for key, item in signs.items()
    }
    top = max(scores.values())
    raw = {key: exp(score - top) for key, score in scores.items()}
    total = sum(raw.values())
    shares = sorted(((-value / total, key) for key, value in raw.items()))
    return tuple(Likelihood(key, round(-share, 4)) for share, key in shares)


def first_reasons(signs: Mapping[str, Signs], document: str) -> list[Reason]:
    """Return what speaks for and against a document as the first, the weightiest in front.

    Each weight is what the feature adds beside the mean of the copies, in log-odds.
    """
    weights, words = _weights(), _words()
    mine = signs[document]
    reasons = []
    for name, weight in weights.items():
        mean = sum(item.values.get(name, 0.0) for item in signs.values()) / len(signs)
        added = weight * (mine.values.get(name, 0.0) - mean)
        if abs(added) >= 0.05:  # noqa: PLR2004 (less says nothing)
            side = "for" if added > 0 else "against"
            less = "" if mine.values.get(name, 0.0) >= mean else "less than others, "
            text = f"{side} {document} as the first: {less}{words[name]}"
            reasons.append(Reason("first", text, mine.spans.get(name), round(added, 2)))
    return sorted(reasons, key=lambda item: (-abs(item.weight or 0.0), item.text))


def read_signs(
    members: Sequence[str],
    articles: Mapping[str, Article],
    documents: Mapping[str, Document],
    pairs: Pairs,
    claims: Mapping[str, Sequence[Claim]],
) -> dict[str, Signs]:
    """Return what each of some copies of one text shows.

    Args:
        members: ids of the copies.
        articles: what each says of itself.
        documents: the same as they were read.
        pairs: how much of each stands in which other.
        claims: what each claims of who produced its text.
    """
    inside = frozenset(members)
    houses = {item: house_of(articles[item], documents[item]) for item in members}
    clock = _clock(members, articles, documents)
    signed = {item: signed_by(claims[item]) for item in members}
    named = {name for names in signed.values() for name in names}
    keys = named.union(*map(house_keys, named))
    longest = max(_length(articles[item]) for item in members) or 1
    result = {}
    for item in members:
        article, document = articles[item], documents[item]
        near = {key: pair for key, pair in pairs.get(item, {}).items() if key in inside}
        values: dict[str, float] = {**clock.get(item, {})}
        spans: dict[str, Span] = {}
        house = houses[item]
        if house and not keys.isdisjoint({house, *house_keys(house)}):
            values["own_house"] = 1.0
        others = [name for name in signed[item] if house and not is_same_house(house, name)]
        if others:
            values["signed_other"] = 1.0
            _note(spans, "signed_other", signed[item][others[0]])
        if article.dateline is not None:
            values["dateline"] = 1.0
            _note(spans, "dateline", article.dateline.span)
        _point_away(article, house, values, spans)
        quotes = [
            quote
            for _, quote in citations(article, document, named - {house or ""})
            if not quote.text.startswith("told ")  # as the agency's own text says as well
        ]
        if quotes:
            values["cites"] = 1.0
            _note(spans, "cites", quotes[0].span)
        values |= _shape(list(near.values()), article, longest)
        values["captions"] = min(len(article.captions), _CAPTION_ROOM) / _CAPTION_ROOM
        result[item] = Signs({key: value for key, value in values.items() if value}, spans)
    return result


def _note(spans: dict[str, Span], name: str, span: Span | None) -> None:
    if span is not None:
        spans[name] = span


def _point_away(
    article: Article, house: str | None, values: dict[str, float], spans: dict[str, Span]
) -> None:
    """Note whether the copy says that its text appeared elsewhere."""
    for credit in article.credits:
        if credit.kind in _POINTING and not (house and is_same_house(house, credit.name)):
            values["points_away"] = 1.0
            _note(spans, "points_away", credit.quote.span if credit.quote else None)


def _shape(found: Sequence[Pair], article: Article, longest: int) -> dict[str, float]:
    """Return what of a copy stands in the others, of the others in it, and where it begins."""
    values = {"length": _length(article) / longest}
    if not found:
        return values
    values["holds"] = sum(pair.theirs for pair in found) / len(found)
    values["own_matter"] = 1.0 - max(pair.mine for pair in found)
    starts = [span.start for pair in found for span in pair.spans]
    body = article.body
    if starts and body:
        begin, size = body[0].span.start, max(body[-1].span.end - body[0].span.start, 1)
        values["starts_late"] = min(max((min(starts) - begin) / size, 0.0), 1.0)
    return values


def _length(article: Article) -> int:
    return sum(block.span.end - block.span.start for block in article.body)


def _moment(article: Article) -> str | None:
    published = article.published
    return published.value if published is not None and published.day is not None else None


def _clock(
    members: Sequence[str], articles: Mapping[str, Article], documents: Mapping[str, Document]
) -> dict[str, dict[str, float]]:
    """Return how late each copy is: by what they say, else by when they were fetched.

    Where one copy says no day, the day on which it was fetched stands for it and all are
    weighed as fetched: that is later than it was published, and says less. So are copies that
    all say the same day.
    """
    stated = {item: _moment(articles[item]) for item in members}
    if all(stated.values()):
        said = _times(stated)
        if any(row["later"] for row in said.values()):
            return said
        moments = {item: documents[item].acquisition.retrieved_at for item in members}
    else:
        moments = {
            item: stated[item] or documents[item].acquisition.retrieved_at for item in members
        }
    return {
        item: {f"fetched_{name}": value for name, value in row.items()}
        for item, row in _times(moments).items()
    }


def _times(moments: Mapping[str, str | None]) -> dict[str, dict[str, float]]:
    """Return how late each dated copy is beside the earliest: nothing where none is earlier.

    A time of day is only held against another one; days are compared otherwise.
    """
    known = {key: value for key, value in moments.items() if value}
    if len(known) < 2:  # noqa: PLR2004
        return {}
    exact = [value for value in known.values() if len(value) > _DAY]
    first_day = min(value[:_DAY] for value in known.values())
    first_time = min(exact) if exact else None
    result = {}
    for key, value in known.items():
        late = _hours(first_day, value[:_DAY])
        if first_time is not None and len(value) > _DAY:
            late = max(late, _hours(first_time, value))
        result[key] = {
            "later": float(late > 0),
            "lateness": log1p(min(late, _WEEK)) / log1p(_WEEK),
            "earliest": float(late <= 0),
        }
    return result


def _hours(one: str, two: str) -> float:
    """Return the hours from one ISO moment to another, zones left aside; never negative."""
    from datetime import datetime

    try:
        a, b = (datetime.fromisoformat(value[:19]) for value in (one, two))
    except ValueError:
        return 0.0
    return max((b - a).total_seconds() / 3600, 0.0)
