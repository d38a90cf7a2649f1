"""Which documents tell the same happenings.

In: one `StoryInput` for each document (`describe_document` makes it from a reading).
Out: `StoryGroup`s; every document is in exactly one. Copies are collapsed before reports are
compared, so that forty reprints weigh as one. `Grouping` keeps the same answer up to date as
reports come and go. It does not read text and decides nothing about
events: the ledger does.

Example:
    >>> from firsthand.stories import StoryInput, group_stories
    >>> words = ("ferry", "strike", "lisbon", "harbour", "crews")
    >>> one = StoryInput("do-1", key="a", day="2024-05-02", body=words)
    >>> two = StoryInput("do-2", key="b", day="2024-05-02", body=words)
    >>> [group.documents for group in group_stories([two, one])]
    [('do-1', 'do-2')]
"""

from firsthand.stories.describe import describe_document
from firsthand.stories.group import group_stories
from firsthand.stories.grouping import Grouping
from firsthand.stories.input import StoryEntity, StoryEvent, StoryGroup, StoryInput, Unsure

__all__ = [
    "Grouping",
    "StoryEntity",
    "StoryEvent",
    "StoryGroup",
    "StoryInput",
    "Unsure",
    "describe_document",
    "group_stories",
]
