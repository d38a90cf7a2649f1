"""What a headline tells is the news, also where the report tells it as past already.

"Seamen freed after five months" stands over "Eleven seamen landed in Athens on Sunday. They had
been freed on Friday": the past perfect puts it before the landing, not before the news.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.novelty import is_recent
from firsthand.model import Novelty, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.model import Anchor


def renew_headlined(drafts: Sequence[Draft], anchor: Anchor | None) -> list[Draft]:
    """Return the drafts; what only the headline tells as new is so where the report dates it.

    Args:
        drafts: of one document, in text order.
        anchor: the day of the document.
    """
    renewed = {
        _dated(drafts, item, anchor) for item in drafts if _is_news(item) and item.in_headline
    }
    return [
        replace(draft, novelty=Novelty.NEW) if place in renewed else draft
        for place, draft in enumerate(drafts)
    ]


def _is_news(draft: Draft) -> bool:
    return draft.status is Status.HAPPENED and draft.novelty is Novelty.NEW


def _dated(drafts: Sequence[Draft], told: Draft, anchor: Anchor | None) -> int | None:
    """Return the place of the first mention of the last days, if no other tells it as news."""
    own = [
        (place, draft)
        for place, draft in enumerate(drafts)
        if draft.match.frame.type == told.match.frame.type and not draft.in_headline
    ]
    if any(_is_news(draft) for _, draft in own):
        return None
    return next((place for place, draft in own if _is_late(draft, anchor)), None)


def _is_late(draft: Draft, anchor: Anchor | None) -> bool:
    is_past = draft.modality.pluperfect and draft.novelty is Novelty.BACKGROUND
    return is_past and draft.status is Status.HAPPENED and is_recent(draft.date, anchor)
