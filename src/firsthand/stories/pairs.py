"""How alike two reports are: features of a pair, and a score learned from them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from firsthand.resources import load_list
from firsthand.stories.events import (
    agreement,
    contradiction,
    different_news,
    is_told_again,
)
from firsthand.stories.units import Unit
from firsthand.stories.words import dot

# The learned features, in the order of the weights' file; the others have weights set by hand.
LEXICAL = ("title", "lead", "body", "names")
LEARNED = (*LEXICAL, "gap")
BY_HAND = (
    "foreign",
    "sounds",
    "numbers",
    "merged_copy",
    "same_event",
    "follow_up",
    "other_event",
    "other_news",
    "other_country",
)

_OTHERS = (
    "gap",
    "numbers",
    "foreign",
    "sounds",
    "merged_copy",
    "same_event",
    "follow_up",
    "other_event",
    "other_news",
    "other_country",
)

# Scores are clipped, so that one very like pair cannot outvote several unlike ones.
LIMIT = 6.0
# What likeness of words alone can say.
CAP = 5.0
# Days after which what befalls the same people is another affair.
LONG = 60
# What one report opens with and the other tells further down counts for less.
FURTHER_DOWN = 0.75


def pair_features(left: Unit, right: Unit) -> dict[str, float]:
    """Return the features of two reports, by name; symmetric in them.

    `gap` is log(1 + days between them), 0 where a day is unknown: a soft measure, for a
    story that runs for weeks is still one. `other_news` is that gap where the news of both
    is of other kinds: what is told of the same people months later is another story.
    """
    gap = math.log1p(_gap(left, right))
    foreign = _in_other_languages(left, right)
    same = _same_event(left, right)
    country = _other_country(left, right)
    follow_up = _gap(left, right) <= LONG and country < 1.0 and _follows_up(left, right)
    other_news = not same and not follow_up
    return {
        "title": dot(left.title, right.title),
        "lead": dot(left.lead, right.lead),
        "body": dot(left.body, right.body),
        "names": dot(left.names, right.names),
        "gap": gap,
        "numbers": float(min(2, len(_telling(left.quantities & right.quantities)))),
        "foreign": foreign,
        "sounds": foreign * dot(left.sounds, right.sounds) if foreign else 0.0,
        "merged_copy": float(_share_a_copy(left, right)),
        "same_event": same,
        "follow_up": float(follow_up),
        "other_event": 0.0 if same else contradiction(left.events, right.events),
        "other_news": other_news * gap * different_news(left.events, right.events),
        "other_country": country,
    }


def score_features(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the log odds that a pair with these features tells the same happenings.

    Likeness of words is capped before the rest is added: two agencies' reports on prisoners
    freed in two countries may differ in little but the country, and then that must decide.
    """
    likeness = rest = 0.0
    for name in LEXICAL:  # plainer and faster than `sum`: twenty pairs are scored for a report
        likeness += weights[name] * features[name]
    for name in _OTHERS:
        rest += weights[name] * features[name]
    return max(-LIMIT, min(LIMIT, min(CAP, weights["bias"] + likeness) + rest))


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """Return the weight of every feature, with "bias", "join" and "unsure" (thresholds)."""
    content = load_list("story_weights")
    return {name: float(value) for name, value in content["weights"].items()}


def _same_event(left: Unit, right: Unit) -> float:
    """Return how well what one report opens with agrees with what the other tells."""
    opens = agreement(left.events, right.events)
    tells = max(agreement(left.events, right.told), agreement(left.told, right.events))
    return max(opens, FURTHER_DOWN * tells)


def _follows_up(left: Unit, right: Unit) -> bool:
    if left.befallen & right.people or left.people & right.befallen:
        return True
    return is_told_again(left.events, right.recalled) or is_told_again(right.events, left.recalled)


def _gap(left: Unit, right: Unit) -> int:
    if left.days is None or right.days is None:
        return 0
    return max(0, left.days[0] - right.days[1], right.days[0] - left.days[1])


def _in_other_languages(left: Unit, right: Unit) -> float:
    """Return 1 where they share no language: then words say nothing and names must do."""
    known = left.languages and right.languages
    return float(bool(known) and not left.languages & right.languages)


def _telling(quantities: frozenset[float]) -> list[float]:
    # Small numbers are shared by chance.
    return [value for value in quantities if value > 9]  # noqa: PLR2004


def _share_a_copy(left: Unit, right: Unit) -> bool:
    return _crosses(left, right) or _crosses(right, left)


def _crosses(left: Unit, right: Unit) -> bool:
    own = {origin for item in right.members for origin in item.origins}
    return any(len(item.origins) > 1 and own & set(item.origins) for item in left.members)


def _other_country(left: Unit, right: Unit) -> float:
    """Return 1 where both say which countries they are about, and none is the same."""
    if not left.countries or not right.countries:
        return 0.0
    return 1.0 - min(1.0, 2.0 * dot(left.countries, right.countries))
