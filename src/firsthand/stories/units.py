"""Reports to be grouped: one for each newsroom text, its copies collapsed into it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from firsthand.model import MentionType, Novelty
from firsthand.stories.followups import befallen_of, people_of, recalled_of
from firsthand.stories.input import StoryEvent, StoryInput
from firsthand.stories.sounds import sound
from firsthand.stories.words import split_words, vector

# A medium is named for what it reported, not for what happened to it.
_NOT_TELLING = frozenset({MentionType.MEDIUM})


@dataclass
class Unit:
    """One newsroom text with all its copies, as vectors and sets.

    Vectors have length 1 or are empty; `days` are day numbers, first and last. `name` is that
    of its origin, or of its document where it has none.
    """

    name: str
    key: str
    members: tuple[StoryInput, ...]
    title: dict[str, float]
    lead: dict[str, float]
    body: dict[str, float]
    names: dict[str, float]
    countries: dict[str, float]
    languages: frozenset[str]
    quantities: frozenset[float]
    events: tuple[StoryEvent, ...]
    told: tuple[StoryEvent, ...]
    recalled: tuple[StoryEvent, ...]
    people: frozenset[str]
    befallen: frozenset[str]
    days: tuple[int, int] | None

    @cached_property
    def sounds(self) -> dict[str, float]:
        """How its names sound, asked for where it is new or the other is in another language."""
        return vector(_most(map(_sounds, _speaking(self.members))))


def home_of(document: str, origins: Sequence[str]) -> str:
    """Return the name of the unit that a document belongs to: its first origin in sort order."""
    return min(origins, default="") or f"document {document}"


def collapse(inputs: Iterable[StoryInput]) -> list[tuple[StoryInput, ...]]:
    """Return documents in groups that share a text: those of one origin are one group.

    A merged copy stands in two origins. It does not tie them here (whether they tell one
    story is decided on evidence); it goes with the first of them in sort order.
    """
    groups: dict[str, list[StoryInput]] = defaultdict(list)
    for item in sorted(inputs, key=lambda item: item.document):
        groups[home_of(item.document, item.origins)].append(item)
    return [tuple(groups[key]) for key in sorted(groups)]


def make_unit(group: tuple[StoryInput, ...]) -> Unit:
    """Return the unit of documents that share a text, in id order."""
    days = sorted(number for item in group if (number := day_number(item.day)) is not None)
    speaking = _speaking(group)
    return Unit(
        name=home_of(group[0].document, group[0].origins),
        key=min(item.key for item in group),
        members=group,
        title=_counted(item.title for item in speaking),
        lead=_counted(item.title + item.lead for item in speaking),
        body=_counted(item.body for item in speaking),
        names=vector(_most(map(_name_words, speaking))),
        countries=vector(_most(map(_countries, speaking))),
        languages=frozenset(item.language for item in group if item.language),
        quantities=frozenset(value for item in group for value in item.quantities),
        events=_news(group),
        told=_told(group),
        recalled=recalled_of(group),
        people=people_of(group),
        befallen=befallen_of(group),
        days=(days[0], days[-1]) if days else None,
    )


def _speaking(group: tuple[StoryInput, ...]) -> tuple[StoryInput, ...]:
    """Return the copies whose words count.

    A merged copy tells of another report too: only where there is none but it, it speaks.
    """
    return tuple(item for item in group if len(item.origins) < 2) or group  # noqa: PLR2004


def _counted(texts: Iterable[tuple[str, ...]]) -> dict[str, float]:
    """Return the words of copies as a vector; what several have alike is counted once."""
    return vector(_most(map(Counter, dict.fromkeys(texts))))


@lru_cache(maxsize=1 << 14)
def day_number(day: str | None) -> int | None:
    """Return the running number of an ISO day; None where only a month is known or nothing."""
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


def _most(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    """Return the counted terms of copies, each at the most that one of them has."""
    first, *others = counts
    most = dict(first)
    for count in others:
        for term, number in count.items():
            most[term] = max(number, most.get(term, 0))
    return most


def _name_words(item: StoryInput) -> dict[str, int]:
    """Return the words of the names in a document, with how often they are named."""
    found: Counter[str] = Counter()
    for entity in item.entities:
        if entity.type not in _NOT_TELLING:
            for word in _words_of(entity.name):
                found[word] += entity.count
    return dict(found)


@lru_cache(maxsize=1 << 16)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(split_words(name))


def _sounds(item: StoryInput) -> dict[str, int]:
    words = Counter(_name_words(item)) + Counter(item.proper)
    found: Counter[str] = Counter()
    for word, count in words.items():
        heard = sound(word)
        if heard is not None:
            found[heard] += count
    return dict(found)


def _countries(item: StoryInput) -> dict[str, int]:
    found: Counter[str] = Counter()
    for entity in item.entities:
        if entity.country:
            found[entity.country] += entity.count
    return dict(found)


def _news(group: tuple[StoryInput, ...]) -> tuple[StoryEvent, ...]:
    """Return what the reports are about: the new events of their openings, or else all new."""
    news = _told(group)
    return tuple(event for event in news if event.leads) or news


def _told(group: tuple[StoryInput, ...]) -> tuple[StoryEvent, ...]:
    """Return all new events of the reports, each once."""
    events = {event: None for item in group for event in item.events}
    return tuple(event for event in events if event.novelty is Novelty.NEW)
