"""What a unit is by where it stands: above, inside or below the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.clean.asking import ASKING, has_asking_words
from firsthand.clean.bios import weigh_bios
from firsthand.clean.captions import shows_moment, shows_scene
from firsthand.clean.dates import find_dates
from firsthand.clean.listed import weigh_listed
from firsthand.clean.picture_lines import weigh_picture_lines
from firsthand.clean.signers import weigh_signers
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.clean.stretches import Stretch

_TOP_ROLES = {Role.HEADLINE, Role.BYLINE, Role.DATE, Role.CAPTION, Role.CREDIT, Role.NOTE}
_SHORT = 3
_SENTENCE = 6
_ABOVE = 4
_BELOW = 3
# What the block scorer of pages is so sure of is no caption for a credit that follows.
_SURE_REPORT = 2.0
_LONGEST_CAPTION, _TEXT_SEEN = 60, 25
# So many words are more than a button has.
_PHRASE = 4
# What a picture without a full stop tells in a page, longer lines being headings.
_SHORT_PHRASE = 9
# Dashes that sign, and open no item of a list.
_SIGNING = ("—", "―")
# What sums a story up under its headline has as many.
_SUMS_UP = 6
# A line that says when a copy was printed has no more.
_MOST_OF_DATE = 8
_MORE_THAN_NOTHING = 0.5
#: The kind of the vote for what sums a story up under its headline.
STANDFIRST = "standfirst"
#: The kind of every vote that rests on what the source printed elsewhere.
SOURCE_MEMORY = "source-memory"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the headline and the report stand, as indexes of units.

    `slack` is how many units below the report's first one may still sign and date it;
    `stretch` is where the report of a dump stands, whose head is longer.
    """

    headline: int | None
    first: int
    last: int
    slack: int = 1
    stretch: Stretch | None = None

    def is_top(self, index: int) -> bool:
        """Whether a unit stands about the headline or right above the report."""
        if self.stretch is not None:
            return self.stretch.is_top(index)
        if self.headline is None:
            return index <= self.first + 1
        near = self.headline - _ABOVE <= index <= self.headline + _ABOVE
        return near or self.headline < index <= self.first + self.slack

    def is_end(self, index: int) -> bool:
        """Whether a unit stands right below the report."""
        if self.stretch is not None:
            return self.stretch.is_end(index)
        return self.last < index <= self.last + _BELOW


def find_frame(items: Sequence[Evidence], headline: int | None) -> Frame:
    """Return where the report stands, as far as each unit's own evidence says."""
    start = -1 if headline is None else headline
    body = [
        index
        for index, item in enumerate(items)
        if index > start and item.words > _SHORT and item.ballot.leading() is Role.BODY
    ]
    if not body:
        return Frame(headline, len(items), len(items))
    # On pages a standfirst stands above the byline; in plain text the report has begun.
    is_page = items[body[0]].unit.element is not None
    return Frame(headline, body[0], body[-1], _ABOVE if is_page else 1)


def weigh_places(items: Sequence[Evidence], frame: Frame, document: str) -> None:
    """Cast the votes that follow from where each unit stands."""
    _weigh_standfirst(items, frame)
    if frame.stretch is None:
        for index, item in enumerate(items):
            if item.byline is not None:
                _place_byline(items, index, frame)
    _weigh_between(items, frame)
    _weigh_last(items, frame)
    _weigh_place(items, frame)
    is_copy = frame.stretch is None and bool(items) and items[0].unit.element is None
    if frame.stretch is not None:
        weigh_signers(items, frame.stretch)
    elif is_copy:
        weigh_listed(items, SOURCE_MEMORY)
        weigh_bios(items)
    weigh_picture_lines(items, document, is_copy=is_copy)
    for index, item in enumerate(items):
        is_bio = item.cues and (item.cue("bio-person") or item.cue("bio"))
        if is_bio and _report_goes_on(items, index):
            item.ballot.add(Role.BIO, -5.0, "place", "the report goes on below it")
        if item.credit is not None and item.credit.is_bare_agency and frame.stretch is None:
            _weigh_agency(items, index, document)
        if frame.headline is not None and frame.headline < index < len(items) - 1:
            _weigh_pictured(items, index, frame, document)


def _weigh_pictured(items: Sequence[Evidence], index: int, frame: Frame, document: str) -> None:
    """What a line below the headline is by a picture's credit below it, or by telling of one."""
    if items[index + 1].ballot.leading() is Role.CREDIT:
        _weigh_caption_line(items, index, frame, document)
        _weigh_credited_caption(items, index, frame, document)
    else:
        _weigh_bare_caption(items, index, document)
    _weigh_photographer(items, index, document)


def _weigh_between(items: Sequence[Evidence], frame: Frame) -> None:
    """A short sentence between two paragraphs of the report belongs to it ("They went home.")."""
    for index in range(frame.first + 1, min(frame.last, len(items))):
        item = items[index]
        beside = (items[index - 1], items[index + 1])
        if _asks_for_nothing(item, frame) and all(_is_told(other) for other in beside):
            text = "it stands in the report, and asks for nothing"
            weight = item.ballot.weight(Role.APPEAL) + 1.0 - item.ballot.weight(Role.BODY)
            item.ballot.add(Role.BODY, round(weight, 2), "unmarked", text)
        if item.ballot.has(ASKING) or not (item.ends_sentence or _may_head(item, frame)):
            continue
        if all(other.ballot.leading() is Role.BODY and other.ends_sentence for other in beside):
            text = "it stands between paragraphs of the report"
            item.ballot.add(Role.BODY, 2.5, "between", text)
        if _is_unmarked(item, frame) and (item.words >= _PHRASE or _is_between(items, index)):
            text = "it stands in the report, and nothing says that it is anything else"
            weight = _MORE_THAN_NOTHING - item.ballot.weight(Role.BODY)
            item.ballot.add(Role.BODY, round(weight, 2), "unmarked", text)


def _weigh_last(items: Sequence[Evidence], frame: Frame) -> None:
    """A short sentence right below the report of a copy ends it: "His lawyer appealed."."""
    index = frame.last + 1
    if not 0 < index < len(items) or not _is_told(items[index - 1]):
        return
    item = items[index]
    if item.ends_sentence and item.words >= _PHRASE and _is_unmarked(item, frame):
        text = "it ends the report, and nothing says that it is anything else"
        weight = _MORE_THAN_NOTHING - item.ballot.weight(Role.BODY)
        item.ballot.add(Role.BODY, round(weight, 2), "unmarked", text)


def _weigh_place(items: Sequence[Evidence], frame: Frame) -> None:
    """A place alone in capitals, between who signs and the lead, says where it was written."""
    first = frame.first
    if frame.stretch is not None or not 1 < first < len(items):
        return
    above, item = items[first - 2], items[first - 1]
    is_alone = item.text.isupper() and item.words <= _SHORT and not item.ends_sentence
    signs = above.ballot.leading() in {Role.DATE, Role.BYLINE}
    if is_alone and signs and item.ballot.leading() is Role.BODY and item.unit.element is None:
        weight = item.ballot.weight(Role.BODY) + 1.0
        item.ballot.add(Role.OTHER, weight, "place-line", "a place alone above the report")


def _weigh_standfirst(items: Sequence[Evidence], frame: Frame) -> None:
    """What sums the story up between headline and byline is report, whatever its shape."""
    if frame.headline is None or frame.headline + 2 >= len(items):
        return
    item, following = items[frame.headline + 1], items[frame.headline + 2]
    ballot = item.ballot
    if item.words < _SUMS_UP or not _may_be_standfirst(item, frame):
        return
    if ballot.leading() not in {Role.APPEAL, Role.TEASER}:
        return  # a line that asks nothing and leads nowhere is neither
    dated = any(other.date is not None for other in items[frame.headline + 2 :][:3])
    if following.date is None and not (following.byline and (following.byline.is_cued or dated)):
        return
    text = "it stands between the headline and who signs it"
    others = max(ballot.weight(role) for role in Role if role is not Role.BODY)
    weight = max(others, 0.0) + 2.0 - ballot.weight(Role.BODY)
    if weight > 0:
        ballot.add(Role.BODY, round(weight, 2), STANDFIRST, text)


def _may_be_standfirst(item: Evidence, frame: Frame) -> bool:
    """Whether nothing but the line scorer says of a line of a copy that it is furniture."""
    if frame.stretch is not None or item.unit.element is not None or item.cues or item.is_url:
        return False
    found = item.date or item.byline or item.credit or find_dates(item.text)
    return not found and not item.ballot.has(ASKING) and not item.ballot.has(SOURCE_MEMORY)


def _asks_for_nothing(item: Evidence, frame: Frame) -> bool:
    """Whether a line of a copy is called an appeal and has not one word of asking: "Borders"."""
    if item.ballot.leading() is not Role.APPEAL or item.text.endswith("!"):
        return False
    return _may_be_standfirst(item, frame) and not has_asking_words(item.text)


def _is_told(item: Evidence) -> bool:
    return item.ends_sentence and item.ballot.leading() is Role.BODY


def _is_between(items: Sequence[Evidence], index: int) -> bool:
    """Whether the lines above and below are both report."""
    beside = (items[index - 1], items[index + 1])
    return all(other.ballot.leading() is Role.BODY for other in beside)


def _is_unmarked(item: Evidence, frame: Frame) -> bool:
    """Whether a line of a copy has no role, and no vote was cast for one or by its source."""
    ballot = item.ballot
    if not _may_head(item, frame) or ballot.leading() is not Role.OTHER:
        return False
    if ballot.weight(Role.OTHER) > 0 or ballot.has(SOURCE_MEMORY):
        return False
    return item.words > _MOST_OF_DATE or not any(found.value for found in find_dates(item.text))


def _may_head(item: Evidence, frame: Frame) -> bool:
    """Whether a short line of a copy may be a heading: nothing says that it is anything else."""
    if frame.stretch is not None or item.unit.element is not None or item.cues or item.is_url:
        return False
    signs = item.byline is not None and item.byline.is_sure
    if item.date is not None or signs or item.credit is not None:
        return False
    return item.ballot.leading() in {Role.OTHER, Role.BODY}


def _weigh_agency(items: Sequence[Evidence], index: int, document: str) -> None:
    """A short text that ends in an agency's bare name, with the report going on below it."""
    item = items[index]
    if item.has_speech or item.dateline is not None or item.words > _LONGEST_CAPTION:
        return
    if _report_goes_on(items, index):
        text = "it ends in the name of an agency, and the report goes on"
        item.ballot.add(Role.CAPTION, 6.0, "agency", text, item.unit.span(document))


def _report_goes_on(items: Sequence[Evidence], index: int) -> bool:
    """Whether a sentence of the report stands below a unit."""
    later = items[index + 1 :]
    return any(
        item.ends_sentence and item.words > _SENTENCE and item.ballot.leading() is Role.BODY
        for item in later
    )


def _place_byline(items: Sequence[Evidence], index: int, frame: Frame) -> None:
    """A line that names someone signs the copy at its top or end, not amid the report."""
    item = items[index]
    byline = item.byline
    if byline is None or index == frame.headline:
        return
    bare = not byline.is_cued
    if _is_signature(items, index):
        item.ballot.add(Role.BYLINE, 5.0, "place", "it signs the report after a dash")
    elif frame.is_top(index):
        if bare and not byline.is_staff:
            signs = _is_beside_date_or_headline(items, index, frame.headline)
            text = "it stands with the headline or the date" if signs else "nothing beside it signs"
            item.ballot.add(Role.BYLINE, 2.5 if signs else -2.5, "place", text)
        elif byline.is_cued and byline.persons and index < frame.first:
            # "Written by Ida Holm" above the report signs it; below it is a desk's note.
            text = "it signs above the report"
            item.ballot.add(Role.BYLINE, 3.0, "place", text)
    elif frame.is_end(index):
        item.ballot.add(Role.BYLINE, -1.0 if bare else 0.0, "place", "it stands below the report")
    else:
        weight = -5.0 if bare or item.unit.element is not None else -2.0
        item.ballot.add(Role.BYLINE, weight, "place", "it stands amid the report or far from it")


def _is_signature(items: Sequence[Evidence], index: int) -> bool:
    """Whether "— Ida Holm" stands right below the report, and not below an appeal."""
    item = items[index]
    if index == 0 or item.byline is None or not item.byline.persons:
        return False
    above = items[index - 1]
    is_told = above.ballot.leading() is Role.BODY and above.ends_sentence
    return item.unit.flat[:1] in _SIGNING and is_told


def _is_beside_date_or_headline(
    items: Sequence[Evidence], index: int, headline: int | None
) -> bool:
    """Whether a name stands right under the headline or next to a date line."""
    if index == 0:
        return False
    if headline is not None and index == headline + 1:
        return True
    if headline is not None and index == headline + 2 and items[index - 1].ballot.has(STANDFIRST):
        return True
    beside = [*items[max(0, index - 1) : index], *items[index + 1 : index + 2]]
    return any(item.date is not None for item in beside)


def _weigh_credited_caption(
    items: Sequence[Evidence], index: int, frame: Frame, document: str
) -> None:
    """A caption with its credit on the next line: the two stand alone, or it is dated.

    A paragraph of the report above a picture that has only a credit is neither.
    """
    item, following = items[index], items[index + 1]
    if item.dateline is not None:
        return
    is_phrase = not item.ends_sentence and _PHRASE <= item.words <= _SHORT_PHRASE
    shown = frame.stretch is not None and is_phrase
    if item.has_speech or item.ballot.leading() is not Role.BODY:
        return
    element = item.unit.element
    if element is not None and element.report is not None and element.report > _SURE_REPORT:
        return
    plain = element is None
    alone = plain and item.unit.after_blank and not following.unit.after_blank
    seen = shows_moment(item.text) or shows_scene(item.text)
    told = find_dates(item.text) or (item.words <= _TEXT_SEEN and seen)
    if item.words <= _LONGEST_CAPTION and (alone or told or shown):
        text = "a picture credit stands on the next line"
        item.ballot.add(Role.CAPTION, 6.0, "credited-caption", text, following.unit.span(document))


def _weigh_photographer(items: Sequence[Evidence], index: int, document: str) -> None:
    """A name with its surname in capitals, alone below a picture's text, took the picture."""
    item, above = items[index], items[index - 1]
    byline = item.byline
    if item.unit.element is not None or byline is None or byline.is_sure or item.date is not None:
        return
    *_, last = item.text.split()
    is_name = len(byline.persons) == 1 and last.isupper() and not item.text.isupper()
    if is_name and above.ballot.leading() is Role.CAPTION:
        text = "a name below the text of a picture"
        item.ballot.add(Role.CREDIT, 8.0, "photographer", text, item.unit.span(document))


def _weigh_caption_line(items: Sequence[Evidence], index: int, frame: Frame, document: str) -> None:
    """A phrase without a full stop above the lead, with a picture's credit on the next line."""
    item, following = items[index], items[index + 1]
    if index >= frame.first + 1:
        return
    if not _may_be_standfirst(item, frame) or item.ends_sentence or item.words < _PHRASE:
        return
    if item.ballot.leading() in _TOP_ROLES:
        return
    text = "a picture credit stands on the next line"
    weight = 6.0 + max(0.0, item.ballot.weight(item.ballot.leading()))
    item.ballot.add(Role.CAPTION, weight, "credited-line", text, following.unit.span(document))


def _weigh_bare_caption(items: Sequence[Evidence], index: int, document: str) -> None:
    """A caption without credit: above the lead, dated to the day, and nobody says anything."""
    item, following = items[index], items[index + 1]
    before = items[index - 1].ballot.leading()
    if before not in _TOP_ROLES or item.ballot.leading() is not Role.BODY:
        return
    if item.dateline is not None or item.has_speech:
        return
    leads = following.dateline is not None or following.has_speech
    if not leads or following.ballot.leading() is not Role.BODY:
        return
    seen = following.dateline is not None and shows_moment(item.text)
    if seen or any(found.value is not None for found in find_dates(item.text)):
        span = item.unit.span(document)
        text = "a dated picture text above the lead"
        item.ballot.add(Role.CAPTION, 6.0, "bare-caption", text, span)
