"""Bylines: who signs the copy, with persons, agencies and outlets told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from firsthand.clean.agencies import find_agency
from firsthand.clean.byline_guard import is_mere_phrase
from firsthand.clean.byline_jobs import (
    is_known_staff,
    is_staff,
    name_after_job,
    names_before_job,
    without_place,
    without_subject,
)
from firsthand.clean.byline_words import byline_words
from firsthand.clean.given_names import is_given_name
from firsthand.clean.house_names import ends_as_house, is_house_name
from firsthand.clean.known_media import free_slashes, hold_slashes, is_known_medium
from firsthand.clean.name_runs import names_apart
from firsthand.clean.person_names import person_name

_SPACES = " \t\r\n\x0b\x0c\xa0\u2002\u2003\u2009\u200a\u202f\u3000"
_OPENING = _SPACES + "*_#>•·|–—-"
_CLOSING = _SPACES + "*_|•·–—,;:-"
_BRACKET = re.compile(r"\(([^()]{2,80})\)")
_SPLIT = re.compile(r"\s*(?:[,;|•·/&]|\s[–—-]\s)\s*")
_HANDLE = re.compile(r"\S+@\S+\.\w+|@\w+|https?://\S+")
_WORD = re.compile(r"[^\W\d_]")
_SPACE = re.compile(r"\s+")
# Pages glue what follows to the name: "Ida HolmPublished", "Ida HolmUpdated".
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?:Published|Updated|Posted|Last|Edited)\b.*$")
# "Radio Karvia's Tavian Service": the desk of a house for one language or country.
_OWN_DESK = re.compile(
    r"(?P<house>[^\W\d_a-z][\w/. -]{1,40}?)['’]s? "
    r"(?:(?:[^\W\d_a-z][\w-]+ ){0,3}(?:Service|Desk|Bureau|Team|Unit|Newsroom|Office|Staff)"
    r"|(?:Radio|TV) [^\W\d_a-z][\w-]+)"
)
_SITE = re.compile(r"(?:www\.)?([\w-]{3,})\.(?:co\.|com\.)?[a-z]{2,}")
_MOST_WORDS = 16
_LONGEST_NAME = 5
# No name of an agency and no person has more spaces in it.
_LONGEST_PIECE = 9


@dataclass(frozen=True, slots=True)
class FoundByline:
    """What a byline names. `is_cued` says that it opens with a word such as "By" or "Von".

    `is_imprint` says that the line tells house, day and `place` of the copy and no writer.
    """

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    is_staff: bool = False
    is_cued: bool = False
    is_imprint: bool = False
    place: str | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it signs in so many words; a bare name may be a heading as well."""
        return self.is_cued or self.is_staff or self.is_imprint or bool(self.agencies)


def parse_byline(text: str, *, outlet: str | None = None) -> FoundByline | None:
    """Return what a line names as its authors, None where it is no byline.

    Args:
        text: one line, its date already taken out.
        outlet: the name of the house, where known: a piece that equals it is the outlet.

    Every piece of the line must be a person, an agency, an outlet, the staff, a job or a
    place; a line without an opening word must be nothing but agencies, staff or a name.
    """
    if len(text.split(maxsplit=2 * _MOST_WORDS)) > 2 * _MOST_WORDS:
        return None
    bare = text.strip().lstrip(_OPENING).rstrip(_CLOSING)
    if "@" in bare or "://" in bare:
        bare = _HANDLE.sub(" ", bare)
    if (
        not bare
        or bare.partition(" ")[0].casefold() in byline_words().greetings
        or len(bare.split()) > _MOST_WORDS
        or (bare.endswith((".", "?", "!")) and not _ends_in_initial(bare))
    ):
        return None
    cue, rest = _take_cue(_signing_part(_GLUED.sub("", bare)))
    if not cue and (teller := _take_report(rest)) is not None:
        cue, rest = "by", teller
    if not rest:
        return None
    found = _classify(rest, outlet, is_cued=bool(cue))
    if found is None:
        return None
    named = found.persons or found.agencies or found.is_staff
    named = named or (found.outlets and cue in byline_words().house_cues)
    if cue and cue in byline_words().weak and not named:
        return None
    return FoundByline(found.persons, found.agencies, found.outlets, found.is_staff, bool(cue))


def may_not_sign(text: str) -> bool:
    """Whether a line ends as a sentence with a whole word: no byline does."""
    bare = text.rstrip(_CLOSING)
    if not bare.endswith((".", "?", "!")):
        return False
    last = bare.rpartition(" ")[2].rstrip(".?!")
    return last.isalpha() and last.islower() and len(last) > _LONGEST_NAME


def opens_byline(text: str) -> bool:
    """Whether a line is nothing but a word that opens bylines: "By", "Author:", "Von"."""
    return text.strip(_OPENING + ":").casefold() in byline_words().by


def _ends_in_initial(text: str) -> bool:
    """Whether the full stop belongs to "Jr." or an initial."""
    last = text.rsplit(maxsplit=1)[-1]
    longest = 3
    return len(last) <= longest and last[:1].isupper()


def _take_cue(text: str) -> tuple[str, str]:
    """Return the opening word ("By", "Von", "Автор") and what follows it."""
    low = text.casefold()
    words = byline_words().by_first.get(low[:1], ())
    for word in words if low.startswith(words) else ():
        if low.startswith(word):
            rest = text[len(word) :]
            if rest[:1] in {" ", ":"} or word.endswith(":"):
                return word, rest.lstrip(" :")
    return "", text


def _signing_part(text: str) -> str:
    """Return "Written by Ida Holm" of "World | 5 hours ago | Written by Ida Holm"."""
    for part in text.split(" | ")[1:]:
        cue, _ = _take_cue(part.strip())
        if cue and cue not in byline_words().weak:
            return part.strip()
    return text


def _take_report(text: str) -> str | None:
    """Return "Ida Holm" of "Ida Holm reports from Karvia", None for any other line."""
    match = byline_words().reports.search(text)
    return text[: match.start()] if match is not None else None


def _pieces(text: str) -> Iterator[str]:
    """Yield the names of a byline, apart: "Jane Doe and John Roe, AP (Minsk)" gives four."""
    if "(" not in text:
        yield from _split(text)
        return
    yield from _split(_BRACKET.sub(" , ", text))
    for group in _BRACKET.findall(text):
        yield from _split(group)


def _split(text: str) -> Iterator[str]:
    joiner = byline_words().joiner
    for held in _SPLIT.split(hold_slashes(text)):
        part = free_slashes(held)
        if not part.strip():
            continue
        # "Staff and agencies" is a name of its own before it is two.
        whole = [part] if is_staff(part) or find_agency(part) else joiner.split(part)
        for name in whole:
            piece = _SPACE.sub(" ", name).strip(" .,;:*_")
            # ", with Reuters": the word that joins may open a piece of its own.
            piece = joiner.sub("", f" {piece}", count=1) if joiner.match(f" {piece}") else piece
            # "0 · by Ida Holm": the number of comments names nobody.
            if _WORD.search(piece):
                yield from names_apart(piece)


@dataclass(slots=True)
class _Sorted:
    """The pieces of a byline by kind, as far as it was read."""

    persons: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    staff: bool = False

    @property
    def is_named(self) -> bool:
        return bool(self.persons or self.agencies)

    @property
    def is_empty(self) -> bool:
        return not (self.is_named or self.outlets or self.staff)


def _classify(text: str, outlet: str | None, *, is_cued: bool) -> FoundByline | None:
    """Return the pieces of a text by kind, None where one of them is of no kind."""
    out = _Sorted()
    for piece in _pieces(text) if not is_cued else filter(_is_of_writers, _pieces(text)):
        if not _may_name(piece, outlet, follows=out.is_named):
            return None
        if not is_cued and out.is_empty and _names_nothing(piece, outlet):
            return None
        known = _sort_house(piece, text, outlet, out, is_cued=is_cued)
        known = known or _sort_signer(piece, out, is_cued=is_cued)
        # "Agence France-Presse, Baku": one capitalised word after an agency is where it was
        # written.
        if not known and (out.is_empty or not _may_be_rest(piece, out)):
            return None
    found = FoundByline(
        _unique(out.persons), _unique(out.agencies), _unique(out.outlets), out.staff
    )
    return None if out.is_empty else found


def _names_nothing(piece: str, outlet: str | None) -> bool:
    """Whether a piece that no word such as "By" opens surely names neither person nor house."""
    if not is_mere_phrase(piece) or find_agency(piece) is not None:
        return False
    return _quoted_or_known(piece, outlet, follows=False) is None


def _sort_house(piece: str, text: str, outlet: str | None, out: _Sorted, *, is_cued: bool) -> bool:
    """Note the agency, house or desk that a piece names; return whether it names one."""
    agency = find_agency(piece)
    if agency is not None:
        out.agencies.append(agency)
    elif named := _quoted_or_known(piece, outlet, follows=out.is_named):
        out.outlets.append(named)
    elif is_cued and is_known_medium(piece):
        out.outlets.append(piece)
    elif (house := _house_of_desk(piece)) is not None and (
        is_cued or is_house_name(house) or _has_agency(text)
    ):
        out.outlets.append(house)
        out.staff = True
    elif is_cued and _is_shaped_as_house(piece):
        out.outlets.append(piece)
    else:
        return False
    return True


def _sort_signer(piece: str, out: _Sorted, *, is_cued: bool) -> bool:
    """Note the person, job or house that a piece names; return whether it names one."""
    if (pair := _name_and_house(piece)) is not None:
        out.persons.append(pair[0])
        known = find_agency(pair[1])
        (out.outlets if known is None else out.agencies).append(known or pair[1])
    elif is_staff(held := without_subject(without_place(piece))) or is_staff(_after_cue(piece)):
        signers = names_before_job(held, is_cued=is_cued)
        out.persons += signers
        out.staff = out.staff or not signers
    elif ends_as_house(piece.removeprefix("the ")):
        out.outlets.append(piece.removeprefix("the "))
    elif (name := _signer(piece, is_cued=is_cued)) is not None:
        out.persons.append(name)
    else:
        return False
    return True


def _is_of_writers(piece: str) -> bool:
    """Whether a piece does not name who took the pictures: "photographs by Ida Holm"."""
    return not piece.casefold().startswith(byline_words().pictures)


def _name_and_house(piece: str) -> tuple[str, str] | None:
    """Return both of "Ida Holm Associated Press" or "IDA HOLM Karvia News", None of others.

    The given name must be a known one, or the name in capitals and the house not.
    """
    words = piece.split()
    for cut in range(2, min(_LONGEST_NAME, len(words))):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        if not (is_given_name(words[0]) or (head.isupper() and not tail.isupper())):
            return None
        name = person_name(head)
        if name and (find_agency(tail) is not None or ends_as_house(tail)):
            return name, tail
    return None


def _has_agency(text: str) -> bool:
    return any(find_agency(piece) is not None for piece in _pieces(text))


def _may_name(piece: str, outlet: str | None, *, follows: bool) -> bool:
    """Whether a piece is as short as names are, or may be a house, a desk, someone in a place."""
    if piece.count(" ") <= _LONGEST_PIECE:
        return True
    last = piece.rpartition(" ")[2].casefold()
    words = byline_words()
    if last in words.outlet_words or last.rpartition("-")[2] in words.desk_words:
        return True
    if _quoted_or_known(piece, outlet, follows=follows) is not None:
        return True
    return without_place(piece).count(" ") <= _LONGEST_PIECE


def _signer(piece: str, *, is_cued: bool) -> str | None:
    """Return the person a piece names; where "By" opens the line, a place may follow."""
    bare = _after_cue(piece)
    if not is_cued:
        return _held_by(bare) or person_name(bare)
    return name_after_job(piece) or person_name(without_place(bare))


def _held_by(piece: str) -> str | None:
    """Return "Ida Holm" of "Correspondent Ida Holm": no other word opens the line."""
    job, _, name = piece.partition(" ")
    return person_name(name) if is_known_staff(job) else None


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _after_cue(piece: str) -> str:
    cue, rest = _take_cue(piece)
    return rest if cue else piece


def _may_be_rest(piece: str, out: _Sorted) -> bool:
    """Whether a piece may be a place or a job that follows a name, or a desk's code.

    "Agency/idh Karvia": who at the desk took it, in small letters, and where.
    """
    words = piece.split()
    most = 4
    if len(words) > most:
        return False
    if (out.agencies or out.outlets) and words[0].islower() and len(words[0]) <= most:
        return words[0].isalpha() and all(word[:1].isupper() for word in words[1:])
    return piece[:1].isupper() or any(word.casefold() in byline_words().jobs for word in words)


def _quoted_or_known(piece: str, outlet: str | None, *, follows: bool) -> str | None:
    """Return the house of a piece: its known name; after a name in quotes or with an article."""
    if follows and piece[:1] in '«„“"':
        return piece.strip('«»„“”"')
    first, _, name = piece.partition(" ")
    if follows and first in byline_words().articles and name[:1].isupper():
        return piece
    return piece if outlet is not None and piece.casefold() in _spellings(outlet) else None


def _spellings(outlet: str) -> tuple[str, ...]:
    """Return a house's name, and of an address what stands before its ending: "karvia-post"."""
    name = outlet.casefold()
    site = _SITE.fullmatch(name)
    return (name,) if site is None else (name, site[1], name.removeprefix("www."))


def _is_shaped_as_house(piece: str) -> bool:
    """Whether a piece is made as names of houses are, or has their article: "Les Nouvelles"."""
    first, _, name = piece.partition(" ")
    has_article = first in byline_words().house_articles and name[:1].isupper()
    return has_article or (is_house_name(piece) and not is_staff(piece))


def _house_of_desk(piece: str) -> str | None:
    """Return "Karvia Herald" of "Karvia Herald staff", None for anything else."""
    own = _OWN_DESK.fullmatch(piece)
    if own is not None:
        return own["house"].removeprefix("The ")
    words = piece.split()
    words = words[1:] if words[0] in {"a", "our", "the"} else words
    for cut in range(len(words) - 1, 1, -1):
        # "Karvia Herald Staff Writer", "a Karvia Herald reporter"
        if is_known_staff(" ".join(words[cut:])) and is_house_name(" ".join(words[:cut])):
            return " ".join(words[:cut]).removeprefix("The ")
    house, _, desk = piece.replace("-", " ").rpartition(" ")
    if (
        is_known_staff(piece)
        or desk.casefold() not in byline_words().desk_words
        or not house[:1].isupper()
    ):
        return None
    return house.removeprefix("The ").removesuffix("'s").removesuffix("’s")
