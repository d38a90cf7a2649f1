"""A name with what stands before it: honorifics, its role, whose it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.language.given_names import is_led
from firsthand.model import MentionKind, MentionType
from firsthand.names.markables import Markable
from firsthand.names.nouns import country_in, determiner_of, gender_of, noun_lemma, noun_sorts
from firsthand.names.owners import owner_before, run_left
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.spots import Spot
    from firsthand.names.view import View


_LONGEST_FIELD = 4  # words: "Labour and Social Affairs"


def named_phrase(view: View, spot: Spot) -> Markable | None:
    """Return a name with the words that belong to it.

    Args:
        view: the paragraph.
        spot: the name; None is returned where it covers no word.
    """
    first, last = view.words_in(spot.start, spot.end)
    if first >= last:
        return None
    head = last - 1
    known = lookup(spot.text)
    is_of_medium = _is_of_medium(view, spot, head)
    is_body = is_of_medium and spot.type is MentionType.PERSON
    kind = MentionType.ORGANISATION if is_body else spot.type
    base = Markable(
        view,
        first,
        head + 1,
        head,
        MentionKind.NAME,
        kind,
        kind.value,
        spot.text,
        first,
        country=known.country if known else None,
        known=known,
    )
    return base if is_of_medium else _with_title(base)


def _is_of_medium(view: View, spot: Spot, head: int) -> bool:
    """Whether the name is that of "the official Alban Vest agency", and "official" no title."""
    after = head + 1
    if " " not in spot.text or after >= len(view.tokens):
        return False
    noun = noun_lemma(view, after)
    is_medium = noun == "agency" or noun_sorts().get(noun) == "medium"
    return is_medium and (view.tokens[head].dep, view.tokens[head].head) == ("compound", after)


def _with_title(base: Markable) -> Markable:
    """The name with the describing words before it: "state carrier X", "the minister's aide X"."""
    view = base.view
    noun_at = base.name_first - 1
    honorifics = load_list("titles")["honorifics"]
    while noun_at >= 0 and _is_honorific(view, noun_at):
        noun_at -= 1
    if noun_at + 1 < base.name_first:
        base = replace(
            base, first=noun_at + 1, gender=honorifics.get(view.words[base.name_first - 1])
        )
    if noun_at < 0 or view.tokens[noun_at].pos not in {"NOUN", "PROPN", "ADJ"}:
        return base
    office_at = _office_at(view, noun_at)
    noun = noun_lemma(view, office_at)
    sort = noun_sorts().get(noun)
    if sort is None or (
        base.known is not None and base.known.kind in {"territory", "capital", "seat"}
    ):
        return base
    if base.type is MentionType.PERSON and office_at == noun_at and _is_of_led(base):
        return base
    kept = _type_by(noun, sort, base)
    if kept is None:
        return base
    first = run_left(view, office_at)
    owner, phrase_first = owner_before(view, first, office_at)
    office = load_list("nouns")["office_synonyms"].get(view.slice(office_at, noun_at + 1).lower())
    return replace(
        base,
        first=first,
        type=kept[0],
        sort=kept[1],
        noun=office or noun,
        phrase=view.slice(phrase_first, noun_at + 1),
        determiner=determiner_of(view, first),
        owner=owner,
        gender=gender_of(noun),
        country=base.country or country_in(view, phrase_first, noun_at + 1),
    )


def _office_at(view: View, last: int) -> int:
    """Return where the noun of an office stands: at "Minister" of "Minister of Justice".

    That is the last word itself where no "of" makes an office of it: "Justice Minister".
    """
    if view.lower(last) not in load_list("titles")["fields"]:
        return last
    index = last
    while index > 0 and last - index < _LONGEST_FIELD:
        is_field = view.words[index][:1].isupper() or view.lower(index - 1) == "of"
        if not is_field and view.lower(index) != "and":
            return last
        is_person = noun_sorts().get(noun_lemma(view, index)) == "person"
        if is_person and view.lower(index) not in load_list("titles")["fields"]:
            return last
        if view.lower(index - 1) == "of" and index > 1:
            is_office = noun_lemma(view, index - 2) in load_list("titles")["roles"]
            return index - 2 if is_office else last
        index -= 1
    return last


def _is_of_led(base: Markable) -> bool:
    """Whether a person's name stands behind the body that is led: "head of the Zeta party X Y"."""
    lowered = [word.lower() for word in base.view.words[: base.last]]
    return is_led(lowered, base.name_first, base.last)


def _is_honorific(view: View, index: int) -> bool:
    """As in "Gen.", "Dr", "Maj" with its stop apart."""
    honorifics = load_list("titles")["honorifics"]
    if view.words[index] == ".":
        return index > 0 and f"{view.words[index - 1]}." in honorifics
    return view.words[index] in honorifics or f"{view.words[index]}." in honorifics


def _type_by(noun: str, sort: str, base: Markable) -> tuple[MentionType, str] | None:
    """The type that an apposed noun gives to a name; None where the noun is no title of it."""
    given = base.type
    is_other = sort == "person" and given is not MentionType.PERSON and _ends_as_body(base)
    if is_other or sort == "government":
        return None
    if sort == "person":
        is_body_too = noun in load_list("name_cues")["persons_too"]
        is_body = is_body_too and given is MentionType.ORGANISATION
        return (given, "organisation") if is_body else (MentionType.PERSON, "person")
    if sort == "medium":
        wire = noun in load_list("nouns")["wires"]
        return (
            (MentionType.ORGANISATION, "organisation") if wire else (MentionType.MEDIUM, "medium")
        )
    if sort in {"organisation", "institution"}:
        return (MentionType.ORGANISATION, "organisation")
    if sort == "place":
        return (MentionType.PLACE, "place") if given is not MentionType.PERSON else None
    return None


def _ends_as_body(base: Markable) -> bool:
    """Whether a name ends in a body's noun: "the official Alban News Agency"."""
    last = (base.name or "").split()[-1:]
    sorts = {"organisation", "institution", "medium"}
    return bool(last) and (base.known is not None or noun_sorts().get(last[0].lower()) in sorts)
