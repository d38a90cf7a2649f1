"""Bylines: who signs the copy, with persons, agencies and outlets told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from firsthand.clean.agencies import find_agency
from firsthand.clean.given_names import is_given_name
from firsthand.resources import load_list

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
_DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,30}\.[a-z]{2,4}")
# "Radio Karvia's Tavian Service": the desk of a house for one language or country.
_OWN_DESK = re.compile(
    r"(?P<house>[^\W\d_a-z][\w/. -]{1,40}?)['’]s? (?:[^\W\d_a-z][\w-]+ ){0,3}"
    r"(?:Service|Desk|Bureau|Team|Unit|Newsroom|Office|Staff)"
)
_CAMEL = re.compile(r"[^\W\d_]{3}[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_MOST_WORDS = 16
_LONGEST_NAME = 5
# A name, a surname and one word for the job.
_FEWEST_WITH_JOB = 3
# No name of an agency and no person has more spaces in it.
_LONGEST_PIECE = 9


@dataclass(frozen=True, slots=True)
class FoundByline:
    """What a byline names. `is_cued` says that it opens with a word such as "By" or "Von"."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    is_staff: bool = False
    is_cued: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it signs in so many words; a bare name may be a heading as well."""
        return self.is_cued or self.is_staff or bool(self.agencies)


@dataclass(frozen=True, slots=True)
class _Words:
    by: tuple[str, ...]
    weak: frozenset[str]
    staff: frozenset[str]
    jobs: frozenset[str]
    job_words: frozenset[str]
    joiner: re.Pattern[str]
    places: re.Pattern[str]
    outlet_words: frozenset[str]
    desk_words: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    no_names: frozenset[str]
    pictures: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    raw = load_list("bylines")
    joiner = "|".join(re.escape(word) for word in raw["and"])
    places = "|".join(re.escape(word) for word in raw["in"])
    return _Words(
        tuple(sorted((str(word) for word in raw["by"]), key=lambda w: (-len(w), w))),
        frozenset(raw["weak"]),
        frozenset(raw["staff"]),
        frozenset(raw["jobs"]),
        frozenset(raw["job_words"]),
        re.compile(rf"\s+(?:{joiner})\s+", re.IGNORECASE),
        re.compile(rf"\s+(?:{places})\s+\S.*$", re.IGNORECASE),
        frozenset(map(str, raw["outlet_words"])),
        frozenset(map(str, raw["desk_words"])),
        frozenset(map(str, raw["particles"])),
        frozenset(map(str, raw["articles"])),
        frozenset(map(str, raw["no_names"])),
        tuple(map(str, raw["pictures_by"])),
    )


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
        or len(bare.split()) > _MOST_WORDS
        or (bare.endswith((".", "?", "!")) and not _ends_in_initial(bare))
    ):
        return None
    cue, rest = _take_cue(_GLUED.sub("", bare))
    if not rest:
        return None
    found = _classify(rest, outlet, is_cued=bool(cue))
    if found is None:
        return None
    if cue and cue in _words().weak and not (found.persons or found.agencies or found.is_staff):
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
    return text.strip(_OPENING + ":").casefold() in _words().by


def _ends_in_initial(text: str) -> bool:
    """Whether the full stop belongs to "Jr." or an initial."""
    last = text.rsplit(maxsplit=1)[-1]
    longest = 3
    return len(last) <= longest and last[:1].isupper()


def _take_cue(text: str) -> tuple[str, str]:
    """Return the opening word ("By", "Von", "Автор") and what follows it."""
    low = text.casefold()
    if not low.startswith(_words().by):
        return "", text
    for word in _words().by:
        if low.startswith(word):
            rest = text[len(word) :]
            if rest[:1] in {" ", ":"} or word.endswith(":"):
                return word, rest.lstrip(" :")
    return "", text


def _pieces(text: str) -> Iterator[str]:
    """Yield the names of a byline, apart: "Jane Doe and John Roe, AP (Minsk)" gives four."""
    if "(" not in text:
        yield from _split(text)
        return
    yield from _split(_BRACKET.sub(" , ", text))
    for group in _BRACKET.findall(text):
        yield from _split(group)


def _split(text: str) -> Iterator[str]:
    joiner = _words().joiner
    for part in _SPLIT.split(text):
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
                yield piece


def is_known_staff(piece: str) -> bool:
    """Whether a piece is one of the listed names of newsrooms and jobs."""
    low = piece.casefold().strip(" .")
    return low in _words().staff or low in _words().jobs


def is_staff(piece: str) -> bool:
    """Whether a piece names the newsroom or a job and nobody in person."""
    low = piece.casefold().strip(" .")
    words = _words()
    if is_known_staff(piece):
        return True
    # "Executive Editor", "Guest Columnists": the last word says that it is a job.
    last = low.rpartition(" ")[2]
    return last in words.job_words and low.count(" ") < _LONGEST_NAME


def _classify(text: str, outlet: str | None, *, is_cued: bool) -> FoundByline | None:
    """Return the pieces of a text by kind, None where one of them is of no kind."""
    persons: list[str] = []
    agencies: list[str] = []
    outlets: list[str] = []
    staff = False
    for piece in _pieces(text) if not is_cued else filter(_is_of_writers, _pieces(text)):
        if not _may_name(piece, outlet, follows=bool(persons or agencies)):
            return None
        agency = find_agency(piece)
        if agency is not None:
            agencies.append(agency)
        elif named := _quoted_or_known(piece, outlet, follows=bool(persons or agencies)):
            outlets.append(named)
        elif (house := _house_of_desk(piece)) is not None and (is_cued or _has_agency(text)):
            outlets.append(house)
            staff = True
        elif is_staff(_without_place(piece)) or is_staff(_after_cue(piece)):
            signers = _names_before_job(piece) if is_cued else []
            persons += signers
            staff = staff or not signers
        elif _names_outlet(piece):
            outlets.append(piece)
        elif (name := _signer(piece, is_cued=is_cued)) is not None:
            persons.append(name)
        elif not ((persons or agencies or staff or outlets) and _may_be_rest(piece)):
            return None
    # "Agence France-Presse, Baku": one capitalised word after an agency is where it was written.
    found = FoundByline(_unique(persons), _unique(agencies), _unique(outlets), staff)
    return found if persons or agencies or outlets or staff else None


def _is_of_writers(piece: str) -> bool:
    """Whether a piece does not name who took the pictures: "photographs by Ida Holm"."""
    return not piece.casefold().startswith(_words().pictures)


def _names_before_job(piece: str) -> list[str]:
    """Return "Ida Holm" of "Ida Holm Senior Reporter", where the given name is known."""
    words = piece.split()
    if len(words) < 3 or not is_given_name(words[0]) or not is_staff(piece):  # noqa: PLR2004
        return []
    ends = (cut for cut in range(len(words) - 1, 1, -1) if is_known_staff(" ".join(words[cut:])))
    alone = len(words) - 1 if len(words) == _FEWEST_WITH_JOB else 2
    name = person_name(" ".join(words[: min(ends, default=alone)]))
    return [name] if name else []


def _has_agency(text: str) -> bool:
    return any(find_agency(piece) is not None for piece in _pieces(text))


def _may_name(piece: str, outlet: str | None, *, follows: bool) -> bool:
    """Whether a piece is as short as names are, or may be a house, a desk, someone in a place."""
    if piece.count(" ") <= _LONGEST_PIECE:
        return True
    last = piece.rpartition(" ")[2].casefold()
    words = _words()
    if last in words.outlet_words or last.rpartition("-")[2] in words.desk_words:
        return True
    if _quoted_or_known(piece, outlet, follows=follows) is not None:
        return True
    return _without_place(piece).count(" ") <= _LONGEST_PIECE


def _signer(piece: str, *, is_cued: bool) -> str | None:
    """Return the person a piece names; where "By" opens the line, a place may follow."""
    bare = _after_cue(piece)
    return person_name(_without_place(bare) if is_cued else bare)


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _without_place(piece: str) -> str:
    return _words().places.sub("", piece)


def _after_cue(piece: str) -> str:
    cue, rest = _take_cue(piece)
    return rest if cue else piece


def _may_be_rest(piece: str) -> bool:
    """Whether a piece may be a place or a job that follows a name."""
    words = piece.split()
    most = 4
    if len(words) > most:
        return False
    return piece[:1].isupper() or any(word.casefold() in _words().jobs for word in words)


def _quoted_or_known(piece: str, outlet: str | None, *, follows: bool) -> str | None:
    """Return the house of a piece: its known name; after a name in quotes or with an article."""
    if follows and piece[:1] in '«„“"':
        return piece.strip('«»„“”"')
    first, _, name = piece.partition(" ")
    if follows and first in _words().articles and name[:1].isupper():
        return piece
    return piece if outlet is not None and piece.casefold() == outlet.casefold() else None


def _house_of_desk(piece: str) -> str | None:
    """Return "Karvia Herald" of "Karvia Herald staff", None for anything else."""
    own = _OWN_DESK.fullmatch(piece)
    if own is not None:
        return own["house"].removeprefix("The ")
    house, _, desk = piece.replace("-", " ").rpartition(" ")
    if (
        is_known_staff(piece)
        or desk.casefold() not in _words().desk_words
        or not house[:1].isupper()
    ):
        return None
    return house.removeprefix("The ").removesuffix("'s").removesuffix("’s")


def _names_outlet(piece: str) -> bool:
    """Whether a piece ends as names of houses do, or is an address: "karvia.example"."""
    words = piece.split()
    if _DOMAIN.fullmatch(piece):
        return True
    if len(words) < 2 or not piece[:1].isupper():  # noqa: PLR2004 (a name and what it is)
        return False
    # "Karvia news" heads a list.
    return words[-1].casefold() in _words().outlet_words


def person_name(piece: str) -> str | None:
    """Return a person's name in ordinary spelling, None where `piece` is no name.

    "IDA MARIA HOLM-REYES" becomes "Ida Maria Holm-Reyes", "Ida HOLM" becomes "Ida Holm".
    """
    words = piece.split()
    if not 2 <= len(words) <= _LONGEST_NAME or any(map(str.isdigit, piece)):  # noqa: PLR2004
        return None
    lists = _words()
    if _CAMEL.search(piece) is not None:
        return None
    if words[0].casefold() in lists.no_names or not _WORD.search(piece):
        return None
    for index, word in enumerate(words):
        if word.casefold() in lists.particles and 0 < index < len(words) - 1:
            continue
        if word.casefold() in lists.particles and index == 0:
            continue
        if not _is_name_word(word):
            return None
    if sum(word[:1].isupper() for word in words) < 2:  # noqa: PLR2004 (a name and a surname)
        return None
    return (
        " ".join(_spell(word) for word in words)
        if piece.isupper() or _mostly_capitals(words)
        else piece
    )


def _is_name_word(word: str) -> bool:
    bare = word.strip(".'’-")
    if not bare[:1].isupper():
        return False
    return word.isalpha() or all(c.isalpha() or c in ".'’-ʼ" for c in word)


def _mostly_capitals(words: list[str]) -> bool:
    """Whether a surname is set in capitals: "Ida HOLM"."""
    least = 4
    return any(word.isupper() and len(word) >= least for word in words)


def _spell(word: str) -> str:
    """Return a word of a name that stands in capitals as it is written otherwise."""
    least = 2
    if not word.isupper() or len(word.strip(".")) < least or word.endswith("."):
        return word
    if word.casefold() in _words().particles and word.casefold() not in {"al", "el", "st"}:
        return word.casefold()
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word.casefold()).replace("'S", "'s")
