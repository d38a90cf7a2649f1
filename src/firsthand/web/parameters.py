"""The parameters of addresses, described once for pages and OpenAPI."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Query

from firsthand.model import DecisionKind, MentionType
from firsthand.web.desk import Asked, asked_by
from firsthand.web.guard.visitors import Rank

Reader = Annotated[Asked, Depends(asked_by(Rank.READER))]
_WORD = 200


def _name(what: str, example: str) -> object:
    words = f"the id of {what}, or its beginning as long as that is unique"
    return Path(max_length=_WORD, description=words, examples=[example])


StoryName = Annotated[str, _name("a story", "sy-0123456789abcdef")]
EventName = Annotated[str, _name("an event", "ev-0123456789abcdef")]
EntityName = Annotated[str, _name("an entity", "en-0123456789abcdef")]
DocumentName = Annotated[str, _name("a document", "doc-0123456789abcdef")]
DecisionName = Annotated[str, _name("a decision", "de-0123456789abcdef")]
ViewName = Annotated[str, _name("a saved view", "vi-0123456789abcdef")]

After = Annotated[
    str | None, Query(max_length=600, description="the `next` of the page before; empty: begin")
]
MOST = 500  # records in one answer
Limit = Annotated[int, Query(ge=1, le=MOST, description="how many at most")]
Text = Annotated[str | None, Query(max_length=_WORD)]
EventType = Annotated[
    str | None,
    Query(
        max_length=_WORD,
        description="the type of event",
        openapi_examples={"release": {"value": "release"}, "any": {"value": ""}},
    ),
]
StatusWord = Annotated[
    str | None,
    Query(
        max_length=_WORD,
        description="happened, planned, ongoing, requested, claimed, denied, "
        "hypothetical, habitual",
    ),
]
NoveltyWord = Annotated[
    str | None, Query(max_length=_WORD, description="new, background, historical")
]
MeansWord = Annotated[
    str | None, Query(max_length=_WORD, description="by what act: pardon, amnesty, exchange, ...")
]
Country = Annotated[
    str | None, Query(max_length=_WORD, description="ISO 3166-1 alpha-2 of the place")
]
EntityId = Annotated[
    str | None, Query(max_length=_WORD, description="the id of an entity that takes part")
]
Source = Annotated[
    str | None, Query(max_length=_WORD, description="an outlet's name or domain, exactly")
]
_DAY = r"^(\d{4}-\d\d-\d\d)?$"
Since = Annotated[str | None, Query(pattern=_DAY, description="a day, ISO 8601: on it or later")]
Until = Annotated[str | None, Query(pattern=_DAY, description="a day, ISO 8601: on it or earlier")]
Origins = Annotated[
    str | None,
    Query(
        pattern=r"^\d{0,3}$", description="least number of independent origins, by the lower bound"
    ),
]
By = Annotated[
    str,
    Query(
        max_length=100,
        description="what to count by, joined with commas: means, month, year, "
        "type, country, status, story, actor",
    ),
]
Words = Annotated[
    str,
    Query(
        max_length=400,
        description='words that must all occur; "a phrase", -without, this OR that, begin*',
        openapi_examples={"phrase": {"value": '"state media" pardon*'}},
    ),
]
EntityWords = Annotated[
    str | None, Query(max_length=_WORD, description="a name or its beginning, however it is spelt")
]
OutletName = Annotated[
    str, Query(min_length=1, max_length=_WORD, description="the outlet's name, exactly")
]
EntityKind = Annotated[
    MentionType | None,
    Query(description="person, organisation, place, group, medium; empty: all"),
]
DecisionOn = Annotated[
    DecisionKind | None, Query(description="what is to be decided; empty: everything")
]
