"""Acts named by a noun that somebody says did not take place: "denied that there was a swap".

Such a noun says of nobody whom it befell, so that it would tell nothing of its own: it denies
what the report, or another, tells of the same kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.denied import is_called_untrue
from firsthand.events.frames import frame_index
from firsthand.events.grammar import subjects
from firsthand.events.match import Match
from firsthand.events.scene import lemma_of
from firsthand.events.status import is_reporting
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from firsthand.events.parse import Parse

# Who "denied his release" refused it; who denied the arrest says that there was none.
_NO_GIFTS = frozenset({"exchange", "detention", "agreement", "death_in_custody"})
_KINDS = _NO_GIFTS | {"release", "handover", "deportation", "pardon", "amnesty"}
_UP = 4


def find_denied_acts(parse: Parse) -> list[tuple[Match, int | None]]:
    """Return the nouns of acts that are denied, each with the verb that denies it, if one does."""
    found = []
    for token in range(len(parse.tokens)):
        frames = frame_index().get(("noun", lemma_of(parse, token)), ())
        kind = next((frame for frame in reversed(frames) if frame.type in _KINDS), None)
        if kind is None or not _is_open(parse, token):
            continue
        verb = _denying(parse, token, kind.type)
        if verb is not None or _is_said_not_to_be(parse, token):
            found.append((Match(kind, token, token, (token,)), verb))
    return found


def denier(parse: Parse, verb: int | None) -> list[int]:
    """Return the words that name who denies, where a verb says so."""
    return [] if verb is None else subjects(parse, verb)


def _is_open(parse: Parse, noun: int) -> bool:
    """Tell whether the noun says of nobody whom it befell: "an arrest", no "arrest of Lund"."""
    return not any(parse.words[kid] in {"of", "between"} for kid in parse.kids(noun, "prep"))


def _denying(parse: Parse, noun: int, kind: str) -> int | None:
    """Return the verb by which somebody denies the act, or calls reports of it untrue."""
    head = parse.head(noun)
    if parse.tokens[noun].dep == "pobj":
        report = parse.head(head)
        if lemma_of(parse, report) in word_set("rumour_nouns"):
            return is_called_untrue(parse, report)
        return None
    if parse.tokens[noun].dep == "dobj" and lemma_of(parse, head) in word_set("disowning"):
        words = {parse.words[kid] for kid in parse.kids(noun, "det")}
        is_none = kind in _NO_GIFTS or "any" in words
        return head if is_none and not parse.kids(head, "neg") else None
    if not _takes_place(parse, noun):
        return None
    for verb in [head, *parse.ancestors(head)][: _UP + 1]:
        if lemma_of(parse, verb) in word_set("disowning"):
            return None if parse.kids(verb, "neg") else verb
    return None


def _takes_place(parse: Parse, noun: int) -> bool:
    """Tell whether a clause says of an act that it was: "a swap took place", "there was one"."""
    verb = parse.head(noun)
    if {parse.words[kid] for kid in parse.kids(verb, "aux")} & word_set("unsure_helpers"):
        return False
    if lemma_of(parse, verb) == "be":
        return bool(parse.kids(verb, "expl"))
    is_subject = parse.tokens[noun].dep in {"nsubj", "nsubjpass"}
    return is_subject and lemma_of(parse, verb) in word_set("occurring")


def _is_said_not_to_be(parse: Parse, noun: int) -> bool:
    """Tell whether somebody says that "no such swap took place"."""
    none = any(parse.words[kid] == "no" for kid in parse.kids(noun, "det", "neg"))
    verb = parse.head(noun)
    if not none or not _takes_place(parse, noun) or parse.tokens[verb].tag not in {"VBD", "VBN"}:
        return False
    such = any(parse.words[kid] == "such" for kid in parse.kids(noun))
    while parse.tokens[verb].dep == "conj":
        # "said that she had been freed and that there was no swap"
        verb = parse.head(verb)
    return such or (parse.tokens[verb].dep == "ccomp" and is_reporting(parse, parse.head(verb)))
