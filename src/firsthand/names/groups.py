"""Groups of people: "31 citizens", "the 46", "rights groups", "relatives of several of them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import CountOperator, MentionType, Role
from firsthand.names.abroad import seat_country
from firsthand.names.cast import Draft
from firsthand.names.nouns import has_determiner
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.language.gazetteer import KnownName
    from firsthand.names.cast import Cast
    from firsthand.names.markables import Markable

_GENERIC = frozenset(
    {
        "people",
        "person",
        "man",
        "woman",
        "citizen",
        "national",
        "individual",
        "passenger",
        "prisoner",
        "detainee",
        "inmate",
        "convict",
        "captive",
    }
)
_HELD = frozenset(
    {
        "prisoner",
        "detainee",
        "inmate",
        "convict",
        "captive",
        "people",
        "person",
        "citizen",
        "national",
    }
)
_SMALL = 4
_FOR_BODIES = frozenset({"minister", "leader", "state", "country", "government", "ambassador"})


def described_group(cast: Cast, markable: Markable, owner: Draft | None) -> Draft | None:
    """The group that a plural phrase means, new or known before."""
    if markable.sort == "rest":
        return _new(cast, markable, owner)
    acting = _body_acting(cast, markable)
    if acting is not None:
        return acting
    if _are_officials(markable):
        return _officials(cast, markable) or _new(cast, markable, owner)
    number = _number(markable)
    if number is not None:
        return _same_number(cast, markable, number) or _new(cast, markable, owner)
    if markable.determiner == "def":
        return _taken_up(cast, markable) or _new(cast, markable, owner)
    return _same_words(cast, markable, owner) or _new(cast, markable, owner)


def _are_officials(markable: Markable) -> bool:
    is_plain = not markable.owner and markable.determiner == "bare"
    return markable.noun == "official" and is_plain and markable.quantity is None


def _officials(cast: Cast, markable: Markable) -> Draft | None:
    """The body or the country whose officials are meant, if it is plain."""
    body = body_before(cast, markable)
    if body is not None:
        return body
    code = markable.country or _of_seat(markable) or seat_country(markable) or cast.main_country
    return cast.territory(code) if code and _is_bare_official(markable) else None


def _body_acting(cast: Cast, markable: Markable) -> Draft | None:
    """The body as which people act: prosecutors, "EU foreign ministers", "NATO leaders"."""
    if markable.noun == "prosecutor":
        # "Naples prosecutors" are not the office of another town
        is_elsewhere = any(word[:1].isupper() for word in markable.phrase.split()[:-1])
        return None if is_elsewhere else _prosecution(cast)
    if markable.noun not in _FOR_BODIES or markable.quantity or markable.owner:
        return None
    return body_before(cast, markable)


def body_before(cast: Cast, markable: Markable) -> Draft | None:
    """The listed body whose name opens a phrase: "EU governments", "the Taliban authorities"."""
    words = markable.phrase.split()
    known = lookup(" ".join(words[:2])) or lookup(words[0]) if words else None
    if known is None or known.kind != "body":
        return None
    body = cast.named(MentionType.ORGANISATION, known.name)
    return body or cast.add(Draft(MentionType.ORGANISATION, known.name))


def _of_seat(markable: Markable) -> str | None:
    """The country of a seat that opens a phrase: "White House officials"."""
    known = lookup(" ".join(markable.phrase.split()[:-1]))
    return known.country if known is not None and known.kind == "seat" else None


def _is_bare_official(markable: Markable) -> bool:
    """Whether no words say which officials: "on both sides", "familiar with the talks"."""
    after = markable.view.lower(markable.head + 1)
    is_bare = len(markable.phrase.split()) <= 1 + bool(markable.country) or bool(_of_seat(markable))
    return is_bare and after not in load_list("name_cues")["narrowing"]


def _prosecution(cast: Cast) -> Draft | None:
    """As in "The prosecutors" speak as their office, where the text names it."""
    for draft in cast.recent():
        if draft.type is MentionType.ORGANISATION and "prosecut" in draft.name.lower():
            return draft
    return None


def _number(markable: Markable) -> tuple[str, float] | None:
    if markable.quantity is None or markable.quantity.kind != "count":
        return None
    return (markable.quantity.op.value, markable.quantity.n)


def _same_number(cast: Cast, markable: Markable, number: tuple[str, float]) -> Draft | None:
    """A group of the same number: always for "the 46", else where the nouns agree."""
    for draft in cast.recent():
        if draft.type is not MentionType.GROUP or draft.number is None:
            continue
        is_bare = markable.determiner == "def" and not markable.noun
        if draft.number != number and not (is_bare and draft.number[1] == number[1]):
            continue
        if markable.determiner == "def" and not markable.noun:
            return draft
        if number[0] != CountOperator.EQUAL and _key_words(markable) != draft.key:
            continue
        if _compatible(draft, markable, number[1]):
            return draft
    return None


def _compatible(draft: Draft, markable: Markable, n: float) -> bool:
    if markable.noun in draft.nouns or not markable.noun:
        return True
    countries = {known.country for noun in draft.nouns if (known := _people(noun)) is not None}
    countries |= {draft.country} - {None}
    if markable.country and countries and markable.country not in countries:
        # "five detainees" that were called Americans are not "the five Iranians"
        return False
    if markable.determiner == "def" and markable.noun in _GENERIC:
        return True
    same_country = markable.country is not None and markable.country == draft.country
    if same_country and (_is_people(markable.noun) or any(map(_is_people, draft.nouns))):
        return True
    loose = (
        markable.noun in _GENERIC
        or draft.nouns & _GENERIC
        or _is_people(markable.noun)
        or any(map(_is_people, draft.nouns))
    )
    return bool(loose) and n > _SMALL


def _people(noun: str) -> KnownName | None:
    known = lookup(noun)
    return known if known is not None and known.kind in {"people", "demonym"} else None


def _is_people(noun: str) -> bool:
    return _people(noun) is not None


def _taken_up(cast: Cast, markable: Markable) -> Draft | None:
    """As in "The Ukrainians", "the freed prisoners", "the bloggers": the last group that fits."""
    for draft in cast.recent():
        if draft.type is not MentionType.GROUP or (
            draft.owner is not None and markable.owner is None
        ):
            continue
        if markable.noun in draft.nouns and not _contradicts(draft, markable):
            return draft
        if (
            _is_people(markable.noun)
            and markable.country
            and draft.country == markable.country
            and draft.number is not None
        ):
            return draft
        if (
            markable.noun in {"prisoner", "detainee", "inmate"}
            and draft.nouns & _HELD
            and draft.number is not None
        ):
            return draft
    return None


def _contradicts(draft: Draft, markable: Markable) -> bool:
    """Whether the modifiers speak of other people: "political prisoners", "war prisoners"."""
    if markable.country and draft.country and markable.country != draft.country:
        return True
    said = {w for w in markable.phrase.lower().split() if w != markable.noun} - set(
        load_list("nouns")["participles"]
    )
    said = {word for word in said if not word[:1].isdigit() and not word.endswith("s")}
    known = " ".join(sorted(draft.forms)).lower()
    return any(word not in known for word in said)


def _same_words(cast: Cast, markable: Markable, owner: Draft | None) -> Draft | None:
    """A bare plural means the same each time: "rights groups", "political prisoners"."""
    key = _key_words(markable)
    for draft in cast.recent():
        if (
            draft.type is MentionType.GROUP
            and draft.key == key
            and draft.number is None
            and draft.owner is owner
        ):
            return draft
    return None


def _key_words(markable: Markable) -> str:
    return (markable.phrase or markable.text).lower()


def _new(cast: Cast, markable: Markable, owner: Draft | None) -> Draft:
    draft = Draft(
        MentionType.GROUP,
        _name(markable, owner),
        is_named=False,
        country=markable.country,
        plural=True,
    )
    draft.number = _number(markable)
    draft.owner = owner
    draft.key = _key_words(markable)
    draft.scope = f"{draft.key}|{draft.number}|{owner.name if owner else ''}"
    if owner is not None and owner.type in {MentionType.ORGANISATION, MentionType.MEDIUM}:
        draft.speaks_for = owner
    return cast.add(draft)


def _name(markable: Markable, owner: Draft | None) -> str:
    text = markable.text
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        text = text.removeprefix(article)
    if markable.determiner == "poss" and owner is not None:
        return f"{markable.phrase} of {owner.name}"
    words = text.split(" ")
    is_known = any(lookup(" ".join(words[:length])) for length in (1, 2))
    is_common = words[0].istitle() and not is_known and not _is_proper(markable)
    return text[:1].lower() + text[1:] if is_common else text


def _is_proper(markable: Markable) -> bool:
    """Whether a phrase within a sentence opens with a name: "Norland officials"."""
    view, first = markable.view, markable.first + has_determiner(markable.view, markable.first)
    opens = view.role is Role.HEADLINE or any(
        markable.first == sentence.start for sentence in view.passage.sentences
    )
    return not opens and view.tokens[first].pos == "PROPN"
