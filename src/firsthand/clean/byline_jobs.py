"""Jobs in bylines: who holds them, before the job or behind it, with or without a comma."""

from __future__ import annotations

import re

from firsthand.clean.byline_words import byline_words
from firsthand.clean.given_names import is_given_name
from firsthand.clean.person_names import person_name

_LONGEST_NAME = 5
# Pages glue the job to the name: "Ida HolmPolitische Korrespondentin".
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
# A name, a surname and one word for the job.
_FEWEST = 3


def is_known_staff(piece: str) -> bool:
    """Whether a piece is one of the listed names of newsrooms and jobs."""
    low = piece.casefold().strip(" .")
    return low in byline_words().staff or low in byline_words().jobs


def is_staff(piece: str) -> bool:
    """Whether a piece names the newsroom or a job and nobody in person."""
    low = piece.casefold().strip(" .")
    if is_known_staff(piece):
        return True
    # "Executive Editor", "Guest Columnists": the last word says that it is a job.
    return _is_job(low.rpartition(" ")[2]) and low.count(" ") < _LONGEST_NAME


def without_place(piece: str) -> str:
    """Return a piece of a byline without where its bearer is: "Ida Holm in Karvia"."""
    return byline_words().places.sub("", piece)


def without_subject(piece: str) -> str:
    """Return "Ida Holm Redakteurin" of "Ida Holm Redakteurin Wirtschaft"."""
    words = piece.split()
    end = len(words)
    while end > _FEWEST and words[end - 1].casefold() in byline_words().subjects:
        end -= 1
    return " ".join(words[:end]) if end < len(words) and _is_job(words[end - 1]) else piece


def names_before_job(piece: str, *, is_cued: bool) -> list[str]:
    """Return "Ida Holm" of "Ida Holm Senior Reporter".

    The given name must be known, or a word such as "By" open the line and all words between
    the name and the job be listed. Without such a word the job must be a listed one.
    """
    words = _unglued(piece)
    if len(words) < _FEWEST or not is_staff(piece):
        return []
    if not is_given_name(words[0]):
        return _name_before_subject(words) if is_cued else []
    ends = [cut for cut in range(len(words) - 1, 1, -1) if is_known_staff(" ".join(words[cut:]))]
    if not ends and not is_cued:
        return []
    alone = len(words) - 1 if len(words) == _FEWEST else 2
    name = person_name(" ".join(words[: min(ends, default=alone)]))
    return [name] if name else []


def _unglued(piece: str) -> list[str]:
    """Return the words of a piece, the first word of a job apart from the name before it."""
    parts = _GLUED.split(piece, maxsplit=1)
    first = parts[-1].partition(" ")[0]
    is_job = len(parts) > 1 and (first.casefold() in byline_words().subjects or _is_job(first))
    return (" ".join(parts) if is_job else piece).split()


def _name_before_subject(words: list[str]) -> list[str]:
    """Return the name before a job and what it is about, none of "Foreign Affairs Editor"."""
    subjects = byline_words().subjects
    end = len(words) - 1
    while end > 0 and words[end - 1].casefold() in subjects:
        end -= 1
    name = person_name(" ".join(words[:end]))
    is_house = any(word.casefold() in byline_words().outlet_words for word in words[:end])
    return [name] if name and not is_house else []


def name_after_job(piece: str) -> str | None:
    """Return "Ida Holm" of "our correspondent Ida Holm in Karvia"."""
    words = without_place(piece).split()
    for cut in range(min(_LONGEST_NAME, len(words) - 2), 0, -1):
        if is_staff(" ".join(words[:cut])):
            return person_name(" ".join(words[cut:]))
    return None


def _is_job(word: str) -> bool:
    """Whether a word is a job's: "editor", "Wirtschaftsredakteurin"."""
    low = word.casefold()
    return low in byline_words().job_words or low.endswith(byline_words().job_endings)
