"""What one unit says about its own role, without looking at its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.clean.ballots import Ballot
from firsthand.clean.bylines import FoundByline, may_not_sign, parse_byline
from firsthand.clean.captions import (
    FoundCredit,
    find_credit,
    has_caption_words,
    is_surely_placed,
    shows_moment,
)
from firsthand.clean.cues import Hit, find_cues
from firsthand.clean.datelines import FoundDateline, find_dateline
from firsthand.clean.dates import (
    DateLine,
    find_dates,
    has_digit,
    parse_date_line,
    without_dates,
)
from firsthand.clean.imprints import read_imprint
from firsthand.clean.markup import markup_votes
from firsthand.clean.units import Unit
from firsthand.clean.urls import is_url_line, url_cue_end
from firsthand.clean.voices import has_speech, quoted_stretches
from firsthand.model import Role

_HEADING = re.compile(r"^(?:#{1,6}\s+\S|\*\*[^*]+\*\*(?:$|\s+[–—-]\s)|__[^_]+__$)")
_LEAD_MARKS = re.compile(r"^(?:[\s*_>#•·\u200b-\u200f\u2060\ufeff]+|[–—-]\s+)+")
# Signs that take no room and break words and names for whoever compares them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_UNCASED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*(?:\s\([^()]{2,60}\)\.?)?$")
# Markdown's link: "By [Ida Holm](https://...)".
_LINK = re.compile(r"\[([^\[\]]{1,120})\]\([^()\s]{1,300}\)")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_SHORT_LINE = 16
"""Words of a line that is no sentence of a report, at most."""
_LONGEST_END = 100
_WORDS_FOR_PROSE = 8
_WORDS_IN_BYLINE = 24
# A line that is a date and a place has no more words.
_MOST_IN_DATE = 10
_WEAK_CREDIT = 0.2
_LABELLED = 7.5
#: The kind of every vote for what is told as seen in a picture.
POSE = "pose"
_PLACED, _POSED = 5.5, 6.5
_LONGEST_LINE = 300
_LONGEST_CAPTION = 1500


# Made for every line: freezing would take longer than the rest of making it.
@dataclass(slots=True)
class Evidence:
    """A unit with all that was found in it, and its ballot."""

    unit: Unit
    ballot: Ballot
    text: str
    words: int
    ends_sentence: bool
    is_heading: bool
    has_speech: bool
    cues: tuple[Hit, ...]
    date: DateLine | None
    byline: FoundByline | None
    dateline: FoundDateline | None
    credit: FoundCredit | None
    is_url: bool
    is_url_cue: bool

    @property
    def is_plain(self) -> bool:
        """Whether nothing but words was found in the line."""
        found = self.cues or self.date or self.byline or self.dateline
        return not (found or self.is_url or self.is_url_cue) and self.words > _MOST_IN_DATE

    @property
    def is_uncased(self) -> bool:
        """Whether the line is in a script without spaces or capitals (Chinese, Korean, ...)."""
        return _UNCASED.search(self.text) is not None

    def cue(self, kind: str) -> Hit | None:
        """Return the hit of a kind of cue, if there is one."""
        for hit in self.cues:
            if hit.cue.kind == kind:
                return hit
        return None


_Found = tuple[
    str,
    int,
    bool,
    bool,
    bool,
    tuple[Hit, ...],
    DateLine | None,
    FoundByline | None,
    FoundDateline | None,
    FoundCredit | None,
    bool,
    bool,
]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the document a unit stands in.

    `left_out` is the log-odds of body for a line that the article extractor left out.
    """

    document: str
    outlet: str | None
    language: str | None
    left_out: float = 0.0


def weigh_unit(unit: Unit, setting: Setting, *, is_report: bool = False) -> Evidence:
    """Return what stands in a unit and the votes that follow from it.

    `is_report` says that the line scorer is sure of it: a whole sentence then is not tried as
    a byline or a date.
    """
    flat = unit.flat
    find = _find if len(flat) <= _LONGEST_CAPTION else _find.__wrapped__
    evidence = Evidence(
        unit,
        Ballot(),
        *find(flat, setting.outlet, setting.language, is_report, unit.element is None),
    )
    _vote(evidence, setting)
    return evidence


# The furniture of a house is the same under all its stories, and so are the lines of copies.
@lru_cache(maxsize=4096)
def _find(
    flat: str,
    outlet: str | None,
    language: str | None,
    is_report: bool,  # noqa: FBT001 (a key)
    is_bare: bool,  # noqa: FBT001
) -> _Found:
    """Return all that a line says by itself, in the order of the fields of `Evidence`."""
    text = _without_marks(flat)
    words = count_words(flat)
    speech = has_speech(text)
    ends_sentence = closes_sentence(flat)
    is_short = len(flat) <= _LONGEST_LINE
    if is_report and ends_sentence and words >= _WORDS_FOR_PROSE:
        is_short = False
    seen = _without_unseen(text)
    date = parse_date_line(_without_unseen(flat), language=language) if is_short else None
    dateline = find_dateline(text)
    credit = find_credit(flat) if len(flat) <= _LONGEST_CAPTION else None
    byline = _byline(seen, outlet, language) if is_short and date is None else None
    if is_bare and is_short and date is None and not (credit and credit.is_labelled):
        imprint = _imprint(seen, byline, outlet, language)
        byline, dateline = (imprint, None) if imprint is not None else (byline, dateline)
    if dateline is not None and credit is not None:
        dateline, credit = _dateline_or_credit(dateline, credit)
    return (
        text,
        words,
        ends_sentence,
        _HEADING.match(flat) is not None,
        speech,
        _cues(seen, is_report=speech, credit=credit),
        date,
        byline,
        dateline,
        credit,
        len(flat) <= _LONGEST_CAPTION and is_url_line(text),
        words <= _WORDS_FOR_PROSE and url_cue_end(text) is not None,
    )


def _dateline_or_credit(
    dateline: FoundDateline, credit: FoundCredit
) -> tuple[FoundDateline, None] | tuple[None, FoundCredit]:
    """Return which of the two a line has: "AWAY: Ida Holm leaves. Photo: Jon Reyes" is a picture's.

    An agency or a day in the dateline, or a credit without its label, leave it a paragraph.
    """
    is_sure = dateline.agency is not None or dateline.date is not None
    if is_sure or not credit.is_labelled or credit.start == 0:
        return dateline, None
    return None, credit


def bare_evidence(unit: Unit) -> Evidence:
    """Return the evidence of a line of which nothing more need be asked."""
    flat = unit.flat
    return Evidence(
        unit=unit,
        text=_without_marks(flat),
        words=count_words(flat),
        ends_sentence=closes_sentence(flat),
        is_heading=False,
        has_speech=False,
        ballot=Ballot(),
        cues=(),
        date=None,
        byline=None,
        dateline=None,
        credit=None,
        is_url=False,
        is_url_cue=False,
    )


def _without_marks(flat: str) -> str:
    """Return a line without the marks before its first word."""
    return flat if flat[:1].isalnum() else _LEAD_MARKS.sub("", flat) or flat


def _without_unseen(text: str) -> str:
    return text if text.isascii() else _UNSEEN.sub("", text)


def closes_sentence(text: str) -> bool:
    """Whether a line ends as sentences do, an agency in brackets set aside.

    The last stop of "in deal with U.S." in a short line belongs to the word.
    """
    if text.endswith(".") and text.count(" ") < _SHORT_LINE and _INITIALS.search(text):
        return False
    return _SENTENCE_END.search(text, max(0, len(text) - _LONGEST_END)) is not None


def count_words(text: str) -> int:
    """Return the number of words; scripts without spaces count two signs as a word."""
    words = len(text.split())
    if text.isascii() or _UNSPACED.search(text) is None:
        return words
    return max(words, len(_UNSPACED.findall(text, 0, _LONGEST_CAPTION)) // 2)


def _cues(text: str, *, is_report: bool, credit: FoundCredit | None) -> tuple[Hit, ...]:
    """Return the cues of a text, but for appeals that someone quoted makes.

    '"Thank you for your support," she told the crowd' is report; "© Ida Holm / AFP" is the
    credit of a picture, and no line on rights, "Photo: Ida Holm / AFP" no menu.
    """
    hits = find_cues(text)
    if credit is not None and (credit.is_sign or credit.is_labelled):
        unfit = "copyright" if credit.is_sign else "menu"
        hits = tuple(hit for hit in hits if hit.cue.kind != unfit)
    if not is_report or not any(hit.cue.role is Role.APPEAL for hit in hits):
        return hits
    quoted = quoted_stretches(text)
    return tuple(
        hit
        for hit in hits
        if hit.cue.role is not Role.APPEAL
        or not any(start <= hit.start and hit.end <= end for start, end in quoted)
    )


def _byline(text: str, outlet: str | None, language: str | None) -> FoundByline | None:
    """Return the byline of a line, a date in it set aside ("Reuters 24 Jan 2025")."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if text.count(" ") > _WORDS_IN_BYLINE or may_not_sign(text):
        return None
    return parse_byline(without_dates(text, language=language), outlet=outlet)


def _imprint(
    text: str, byline: FoundByline | None, outlet: str | None, language: str | None
) -> FoundByline | None:
    """Return the imprint that a line is, None where it is none or somebody signs it."""
    if byline is not None and (byline.is_cued or byline.is_staff):
        return None
    if byline is not None and byline.persons and (byline.agencies or byline.outlets):
        return _placed(text, language)
    found = read_imprint(text, language=language)
    if found is None:
        return None
    is_sure = found.is_dated or found.agency is not None or found.house == outlet
    return found.byline if is_sure else None


def _placed(text: str, language: str | None) -> FoundByline | None:
    """Return the imprint of "Port Karvia (AFP) 4 May": bracket or day say that no person signs."""
    found = read_imprint(text, language=language)
    if found is None or found.place is None or not found.is_dated:
        return None
    before, _, rest = text.partition(found.place)
    days = find_dates(rest, language=language)
    is_first = not before.strip("*_# ") and bool(days) and not rest[: days[0].start].strip(", ")
    return found.byline if is_first or rest.lstrip(", ").startswith("(") else None


def _vote(evidence: Evidence, setting: Setting) -> None:
    ballot = evidence.ballot
    _vote_prose(evidence)
    if evidence.is_plain:
        _vote_caption(evidence, setting.document)
        markup_votes(evidence.unit, ballot, left_out=setting.left_out)
        return
    span = evidence.unit.span(setting.document)
    for hit in evidence.cues:
        ballot.add(hit.cue.role, hit.cue.weight, hit.cue.kind, f"{hit.cue.kind} wording", span)
    if evidence.date is not None:
        ballot.add(Role.DATE, 7.0, "date-line", "the line is nothing but a date", span)
    elif evidence.byline is None and _is_place_and_date(evidence.text, setting.language):
        ballot.add(Role.DATE, 3.0, "place-and-date", "the line is a date and a place", span)
    if evidence.byline is not None:
        weight = 5.0 if evidence.byline.is_cued else 2.0
        weight += 1.0 if evidence.byline.agencies else 0.0
        weight += 1.0 if evidence.byline.agencies and not evidence.byline.is_cued else 0.0
        weight += 2.0 if evidence.byline.is_staff else 0.0
        weight += 4.0 if evidence.byline.is_imprint else 0.0
        ballot.add(Role.BYLINE, weight, "byline", "the line names who signs it", span)
    if evidence.dateline is not None:
        ballot.add(Role.BODY, 7.0, "dateline", "the paragraph opens with a dateline", span)
    if evidence.is_url or (evidence.is_url_cue and evidence.words < _WORDS_FOR_PROSE):
        ballot.add(Role.URL, 6.0, "address", "the line gives an address", span)
    _vote_caption(evidence, setting.document)
    markup_votes(evidence.unit, ballot, left_out=setting.left_out)


def _is_place_and_date(text: str, language: str | None) -> bool:
    """Whether a short line is a full date and little else: "Karvia, 3 March 2025"."""
    others = 3
    if text.count(" ") >= _MOST_IN_DATE or text[-1:] in ".?!":
        return False
    if not any(found.value and len(found.value) > len("2025") for found in find_dates(text)):
        return False
    rest = without_dates(text, language=language).replace(",", " ").split()
    words = [word for word in rest if any(char.isalpha() for char in word)]
    return len(words) <= others and all(word[:1].isupper() for word in words)


def _vote_prose(evidence: Evidence) -> None:
    """Long lines that end as sentences do are report, unless something says otherwise."""
    ballot = evidence.ballot
    weight = min(3.0, 0.16 * evidence.words - 1.2)
    weight += 1.2 if evidence.ends_sentence else -0.8
    weight += 0.8 if evidence.has_speech else 0.0
    if evidence.is_heading and not evidence.ends_sentence:
        weight -= 2.0
    text = f"{evidence.words} words of prose" + (" with speech" if evidence.has_speech else "")
    ballot.add(Role.BODY, round(weight, 2), "prose", text)


def _vote_caption(evidence: Evidence, document: str) -> None:
    credit, ballot = evidence.credit, evidence.ballot
    most = 90
    if evidence.words > most:
        return
    byline = evidence.byline
    if byline is not None and byline.is_cued and byline.persons:
        return  # "Story by Ida Holm | Photos by Jon Reyes", "Text and photos: Ida Holm"
    bare = credit if credit is not None and not credit.is_labelled else None
    told = evidence.unit.flat[: bare.start].rstrip() if bare is not None else ""
    if byline is not None and told and not told.endswith((".", "!", "?", "…")):
        return  # "Staff writer Ida Holm / Agency" names who signs, and tells of no picture
    span = evidence.unit.span(document) if credit is not None else None
    if credit is not None and credit.strength > _WEAK_CREDIT:
        # "File photo: Ida Holm leaves the court." is a text with its label, not a credit.
        only = credit.start == 0 and not (evidence.ends_sentence and credit.is_labelled)
        role = Role.CREDIT if only else Role.CAPTION
        weight = _LABELLED if credit.is_labelled and not only else 6.0 * credit.strength
        ballot.add(role, weight, "credit", f"picture credit {credit.text!r}", span)
    if len(evidence.text) <= _LONGEST_CAPTION and has_caption_words(evidence.text):
        span = evidence.unit.span(document)
        sure = is_surely_placed(evidence.text) and not evidence.has_speech
        text = "says where in a picture someone is"
        ballot.add(Role.CAPTION, _PLACED if sure else 2.0, "position", text, span)
    if not evidence.has_speech and (credit is not None or has_digit(evidence.text)):
        _vote_pose(evidence, document)


def _vote_pose(evidence: Evidence, document: str) -> None:
    """What is seen in a picture: a credit or a whole date at its end says that it is one."""
    if not shows_moment(evidence.text):
        return
    weight = 0.0
    if evidence.credit is not None and evidence.credit.start > 0:
        weight = _POSED
    elif any(
        found.value and len(found.value) > len("2025-01") for found in find_dates(evidence.text)
    ):
        weight = _POSED - 1.5
    if weight:
        text = "tells what is to be seen, with a credit or a date"
        evidence.ballot.add(Role.CAPTION, weight, POSE, text, evidence.unit.span(document))
