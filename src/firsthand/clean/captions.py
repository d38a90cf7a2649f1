"""Captions: telling a picture's caption from the report, and its credit from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.clean.agencies import find_agency
from firsthand.clean.given_names import is_given_name
from firsthand.clean.line_stems import CREDIT_MARK, LABEL, POSITION, stems_in
from firsthand.clean.person_names import person_name
from firsthand.resources import load_list

_SLASHED = re.compile(
    r"(?:^|(?<=[.!?\"”»)\s]))[*_(\[]*"
    r"(?P<credit>[^\W\d_][\w.'’ -]{1,40}(?:\s?/\s?[^\W\d_][\w.'’ &-]{1,40}){1,3})[*_)\]]*\s*\.?$"
)
_BIG = r"[^\W\d_a-zß-öø-ÿа-яёіїєґў]"
_NAME = rf"(?:{_BIG}[\w'’-]{{0,2}}\.|{_BIG}[\w'’-]*|de|la|van|von|der|del|di)"
# "... in the main street. AGENCY/Ida Holm": the first part is a name alone.
_NAMED = re.compile(
    r"(?:^|(?<=[.!?\"”»)\s]))[*_(\[]*"
    rf"(?P<credit>{_BIG}(?<!\w\w)(?:[\w'’-]{{0,2}}\.|[\w'’-]*)(?: {_NAME}){{0,4}}"
    r"(?:\s?/\s?[^\W\d_][\w.'’ &-]{1,40}){1,3})[*_)\]]*\s*\.?$"
)
_STARRED = re.compile(r"(?<=\S)\s+(?:\*\*|__|\*|_)(?P<credit>[^*_]{2,90})(?:\*\*|__|\*|_)\s*$")
_BRACKETED = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,90})[)\]]\s*\.?$")
_SIGN = re.compile(r"(?P<credit>(?:©|\(c\))\s?[^.!?]{2,80})$", re.IGNORECASE)
_DASHED = re.compile(r"(?:\s[–—|-]\s|\s{2,})(?P<credit>[^.!?|–—]{2,60})$")
_LAST = re.compile(r"(?<=[.!?\"”])\s+(?P<credit>[^.!?]{2,40})$")
# "... on Tuesday. IDA HOLM": a name in capitals after the full stop.
_CAPITALS = re.compile(
    r"(?<=[.!?\"”»)])\s+(?P<credit>[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ'’.-]+"
    r"(?:\s[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ'’.-]+){1,3})$"
)
# "... the mountain on Sunday / Agency"
_AFTER_SLASH = re.compile(r"\s/\s(?P<credit>[^/.!?]{2,60})$")
# Where an agency's name alone may sign the report as well.
_TAGS = (_BRACKETED, _NAMED, _SLASHED, _SIGN, _DASHED, _LAST)
# Words written small inside the names of persons and houses.
_IN_NAMES = frozenset(
    ["de", "la", "le", "del", "da", "di", "du", "des", "van", "von", "der", "den", "via", "for"]
)
_PARTS = re.compile(r"[/|,]| via | for | by ")
_PICTURE_WORD = re.compile(r"\b(?:photo|foto|file|фото|picture|image)s?\b", re.IGNORECASE)
_MARKS = re.compile(r"[()\[\]/:©|*_–—]|\s-\s| by ")
_ENDINGS = (".", "!", "?", '."', ".”", "…")
_STOPS = frozenset(".!?")
# What ends the text of a picture before its credit.
_APART = (".", "!", "?", "…", "(", "[")
_LONG = 60
_YEAR = re.compile(r"(?:19|20)\d\d")
# A caption has as many words before its credit.
_FEWEST = 2
# Agencies of so many letters are no abbreviations.
_SHORTEST_TYPED = 4
_MOST_WORDS = 12
# What is told of a picture is shorter than a paragraph.
_MOST_SEEN = 40
_FEW = 30
_END = 120
# How surely an agency's name in brackets, or without them, is a picture's credit.
_TAG, _AGENCY = 0.12, 0.1


@dataclass(frozen=True, slots=True)
class FoundCredit:
    """The credit at the end of a caption; `start` and `end` count from the caption's start.

    `strength` in [0, 1] says how surely the line is a caption because of it; `is_labelled` that
    a word such as "Photo" opens it; `is_sign` that the line is "© Name / Agency" and no more.
    """

    start: int
    end: int
    text: str
    strength: float
    is_labelled: bool = False
    is_sign: bool = False

    @property
    def is_bare_agency(self) -> bool:
        """Whether an agency's name alone follows the last full stop, as it does in captions."""
        return self.start > 0 and not self.is_labelled and self.strength == _AGENCY


@dataclass(frozen=True, slots=True)
class _Words:
    labels: re.Pattern[str]
    houses: frozenset[str]
    positions: re.Pattern[str]
    placed: tuple[str, ...]
    sure: re.Pattern[str]
    poses: re.Pattern[str]
    scenes: re.Pattern[str]
    verbs: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    raw = load_list("captions")
    labels = "|".join(re.escape(x) for x in sorted(raw["labels"], key=lambda x: (-len(x), x)))
    thanks, colon = ("|".join(map(re.escape, raw[kind])) for kind in ("thanks", "before_colon"))
    positions, sure, poses, scenes = (
        "|".join(re.escape(x) for x in raw[kind])
        for kind in ("positions", "sure_positions", "poses", "scenes")
    )
    return _Words(
        re.compile(
            rf"(?:^|(?<=[\s(\[*_|]))(?:(?:{labels})\s?(?:[:/©|]|\bby\b)\s*\S"
            rf"|(?<=[(\[])(?:{colon})\s?:\s*\S"
            rf"|(?:{thanks})(?=\s+(?-i:[^\W\d_a-zß-öø-ÿа-яёіїєґ]|the\s)))[^\n]{{0,90}}$",
            re.IGNORECASE,
        ),
        frozenset(str(x).casefold() for x in raw["picture_houses"]),
        re.compile(rf"(?<!\w)(?:{positions})(?!\w)", re.IGNORECASE),
        tuple(str(phrase).casefold() for phrase in raw["positions"]),
        re.compile(rf"(?<!\w)(?:{sure})(?!\w)", re.IGNORECASE),
        # The verb follows on who is seen: "Ida Holm leaves", "A woman and her two sons walk".
        re.compile(rf"[*_]*(?:[^\W\d_]|[“\"«])[^.!?:;]{{2,70}}?\s(?:{poses})\s"),
        # Nothing but names and jobs stands before: "Editor Ida Holm and Jon Reyes outside".
        re.compile(rf"[*_]*(?:(?:{_BIG}[\w.'’-]*|and|und|et|y|и|та|i),?\s){{2,8}}(?:{scenes})\s"),
        frozenset(map(str, raw["verbs"])),
    )


def find_credit(text: str) -> FoundCredit | None:
    """Return the credit that ends a line, None where there is none.

    Taken: "**Name/POOL/AGENCY**", "Photo: X", "(AP Photo/Name)", "Name / Agency", "© X".
    """
    if ("|" in text and _is_barred_source(text)) or (
        text.count(" ") <= _SHORTEST_TYPED and is_picture_house(text)
    ):
        return FoundCredit(0, len(text), text.strip("*_ ()[]"), 0.9)
    bits = stems_in(text)
    is_marked = bits & CREDIT_MARK and _MARKS.search(text)
    if not is_marked and (text.endswith(_ENDINGS) or text.count(" ") > _LONG):
        # A plain sentence, as most lines are: no bracket, slash, colon, star or sign in it.
        return None
    label = _last_label(text) if bits & LABEL else None
    if label is not None and label.group().count(" ") < _MOST_WORDS:
        start = label.start()
        while start > 0 and text[start - 1] in "([*_":
            start -= 1
        # "(AP Photo/Ida Holm)": the credit begins with the bracket it stands in.
        bracket = max(text.rfind("(", 0, start), text.rfind("[", 0, start))
        if bracket >= 0 and start - bracket < _FEW and not set(text[bracket:start]) & set(")]"):
            start = bracket
        opened = text[start] in "([*_"
        return FoundCredit(
            start,
            len(text),
            text[start:].strip("*_ ()[]" if opened else "*_ "),
            0.9,
            is_labelled=True,
        )
    if _is_picture_sign(text):
        return FoundCredit(0, len(text), text.lstrip("*_ "), 0.9, is_sign=True)
    return _ending_credit(text)


def _ending_credit(text: str) -> FoundCredit | None:
    """Return the credit that the form of a line's end gives away: brackets, a slash, a sign."""
    # Each pattern needs one of these signs, most of them at the end of the line.
    tail = text[-_END:].rstrip()
    last = tail[-1:]
    is_open = last not in _STOPS
    is_bracketed = last in ")]" or (last == "." and tail[:-1].rstrip()[-1:] in {")", "]"})
    if not is_open and not is_bracketed and "/" not in text and last not in "*_":
        return None
    for pattern, strength, is_source, may_be in (
        (_STARRED, 0.85, None, last in "*_"),
        (_BRACKETED, 0.8, names_picture_source, is_bracketed),
        (_NAMED, 0.85, _is_named, "/" in text),
        (_SLASHED, 0.85, _is_slashed, "/" in text),
        (_SIGN, 0.8, None, "©" in text or "(c)" in text.casefold()),
        (_AFTER_SLASH, 0.8, names_picture_source, is_open and " / " in text),
        (_DASHED, 0.6, names_picture_source, is_open),
        (_LAST, 0.6, names_picture_source, is_open),
        (_CAPITALS, 0.8, _is_typed_name, is_open and not text.isupper()),
    ):
        match = pattern.search(text) if may_be else None
        if match is None:
            continue
        credit = match["credit"].strip()
        if pattern is _SIGN and _YEAR.search(credit):
            continue  # "© 2025 Karvia Post" speaks of rights
        if match.start() and len(text[: match.start()].split()) < _FEWEST:
            continue  # "X - Twitter" is a button
        if is_source is not None and not is_source(credit):
            continue
        # "... he said. (AFP)" signs the report as often as the picture.
        is_tag = pattern in _TAGS and find_agency(credit) is not None
        sure = (_AGENCY if pattern is _LAST else _TAG) if is_tag else strength
        start = match.start() + (len(match.group()) - len(match.group().lstrip()))
        return FoundCredit(start, len(text), credit, sure)
    return None


def _is_typed_name(credit: str) -> bool:
    """Whether words in capitals are a known given name and what follows it."""
    return is_given_name(credit.split(maxsplit=1)[0]) and person_name(credit) is not None


def _is_slashed(credit: str) -> bool:
    """Whether the parts between slashes are written as names: not "to the house / Agency"."""
    first = credit.split("/", maxsplit=1)[0].strip()
    return _is_source(first) and names_picture_source(credit)


def _last_label(text: str) -> re.Match[str] | None:
    """Return the label of the credit: of "Photo: Ten walk free (Picture: Ida Holm)" the second."""
    label = _words().labels.search(text)
    if label is None or text[: label.start()].strip("*_([ "):
        return label
    second = _words().labels.search(text, label.start() + 1)
    is_apart = second is not None and text[: second.start()].rstrip().endswith(_APART)
    return second if is_apart else label


def _is_picture_sign(text: str) -> bool:
    """Whether a line is the sign of rights, a name and an agency: no year, no sentence."""
    bare = text.lstrip("*_ ")
    if not bare.startswith("©") or text.count(" ") > _MOST_WORDS or text[-1:] in _STOPS:
        return False
    if any(map(str.isdigit, text)):
        return False
    return names_picture_source(bare[1:].strip())


def _is_barred_source(text: str) -> bool:
    """Whether a line is a picture house, a bar and a name: "picture house/agency | Ida Holm"."""
    one, bar, other = text.strip("*_ ()[]").partition(" | ")
    if not bar or "|" in other or text.count(" ") > _MOST_WORDS:
        return False
    return any(
        names_picture_source(house) and person_name(name) is not None
        for house, name in ((one, other), (other, one))
    )


def names_picture_source(credit: str) -> bool:
    """Whether a short text names a picture agency, or a person before one."""
    parts = [part.strip() for part in _PARTS.split(credit) if part.strip()]
    houses = _words().houses
    for part in parts:
        bare = _PICTURE_WORD.sub("", part).strip()
        if part.casefold() in houses or _agency(part) or (bare and _agency(bare)):
            return True
    return "/" in credit and len(parts) > 1 and person_name(parts[0]) is not None


def _agency(name: str) -> str | None:
    """Return the agency of a name, also of one in capitals as desks type it: "REUTERS"."""
    is_typed = name.isupper() and len(name) > _SHORTEST_TYPED
    return find_agency(name) or (find_agency(name.title()) if is_typed else None)


def _is_named(credit: str) -> bool:
    """Whether the parts between slashes are names: of persons, or of houses of some words."""
    parts = [part.strip() for part in credit.split("/")]
    named = [_is_source(part) for part in parts]
    return all(named) and names_picture_source(credit)


def _is_source(part: str) -> bool:
    words = part.split()
    if len(words) == 1 and part.isalpha() and len(part) <= _SHORTEST_TYPED:
        return True  # "idh/Agency": who at the desk took it
    is_name = len(words) > 1 and all(
        not w[:1].isalpha() or w[:1].isupper() or w in _IN_NAMES for w in words
    )
    return is_name or names_picture_source(part)


def is_picture_house(text: str) -> bool:
    """Whether a line is nothing but the name of a house that sells pictures and no texts."""
    bare = text.strip(" ()[]")
    return bare.casefold() in _words().houses and " " in bare and find_agency(bare) is None


def has_caption_words(text: str) -> bool:
    """Whether the text says where in a picture someone is, as only captions do."""
    if not stems_in(text) & POSITION:
        return False
    words = _words()
    if not any(map(text.casefold().__contains__, words.placed)):
        return False
    return words.positions.search(text) is not None


def is_surely_placed(text: str) -> bool:
    """Whether the text has words on a picture that stand in no report: "(left)", "file photo"."""
    if text.count(" ") > _MOST_SEEN or not has_caption_words(text):
        return False
    return _words().sure.search(text) is not None


def shows_moment(text: str) -> bool:
    """Whether a short text tells what is to be seen, as if it happened now: "X leaves the ..."."""
    if text.count(" ") > _MOST_SEEN or not text[:1].isupper():
        return False
    return _words().poses.match(text) is not None


def shows_scene(text: str) -> bool:
    """Whether a short text says where someone is seen, without a verb: "Ida Holm outside court"."""
    words = _words()
    if text.count(" ") > _MOST_SEEN or not text[:1].isupper() or words.scenes.match(text) is None:
        return False
    return words.verbs.isdisjoint(text.casefold().rstrip(".").split())
