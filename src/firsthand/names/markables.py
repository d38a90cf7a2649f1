"""Everything in a paragraph that may refer to someone: names, roles, groups, pronouns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import KnownName, lookup
from firsthand.model import MentionKind, MentionType, Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.model import Quantity
    from firsthand.names.spots import Spot
    from firsthand.names.view import View

_LINKS = frozenset({"of", "in", "for", "from", "at", "with"})
_DETERMINERS = {
    "the": "def",
    "this": "def",
    "that": "def",
    "these": "def",
    "those": "def",
    "both": "def",
    "all": "def",
    "a": "indef",
    "an": "indef",
    "some": "indef",
    "another": "indef",
    "one": "indef",
    "several": "indef",
    "many": "indef",
    "other": "indef",
    "no": "none",
}
_POSSESSIVES = {
    "his": "male",
    "her": "female",
    "their": None,
    "its": None,
    "our": None,
    "my": None,
    "your": None,
}
_PRONOUNS = {
    "he": ("male", "sg"),
    "him": ("male", "sg"),
    "himself": ("male", "sg"),
    "his": ("male", "sg"),
    "she": ("female", "sg"),
    "her": ("female", "sg"),
    "herself": ("female", "sg"),
    "hers": ("female", "sg"),
    "they": (None, "pl"),
    "them": (None, "pl"),
    "their": (None, "pl"),
    "it": ("thing", "sg"),
    "its": ("thing", "sg"),
    "us": ("us", "pl"),
    "we": ("us", "pl"),
    "our": ("us", "pl"),
    "i": ("us", "sg"),
    "me": ("us", "sg"),
}


@dataclass(frozen=True, slots=True)
class Markable:
    """A noun phrase or pronoun that may refer to an entity.

    Attributes:
        view, first, last, head: the paragraph and its words `[first, last)`, with the head.
        name: the name proper, for a named one; `name_first` is its first word.
        noun: lemma of the head noun of a described one ("spokeswoman").
        phrase: the describing words as written, without article or owner.
        sort: person, group, institution, organisation, government, medium, place, pronoun.
        determiner: def, indef, poss, bare.
        owner: words `[first, last)` that say whose or of what it is.
        country: ISO code, where the phrase itself says it.
    """

    view: View
    first: int
    last: int
    head: int
    kind: MentionKind
    type: MentionType
    sort: str
    name: str | None = None
    name_first: int = 0
    noun: str = ""
    phrase: str = ""
    determiner: str = "bare"
    owner: tuple[int, int] | None = None
    country: str | None = None
    plural: bool = False
    gender: str | None = None
    quantity: Quantity | None = None
    known: KnownName | None = None

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.view.base + self.view.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.view.base + self.view.tokens[self.last - 1].end

    @property
    def text(self) -> str:
        """Its words, folded."""
        return self.view.slice(self.first, self.last)


@lru_cache(maxsize=1)
def noun_sorts() -> Mapping[str, str]:
    """Return what a head noun stands for; the first list that has it decides."""
    nouns, titles = load_list("nouns"), load_list("titles")
    sorts: dict[str, str] = {}
    for noun in titles["relatives"]:
        sorts.setdefault(noun, "person")
    for key, sort in (
        ("governments", "government"),
        ("institutions", "institution"),
        ("media", "medium"),
        ("wires", "medium"),
        ("organisations", "organisation"),
    ):
        for noun in nouns[key]:
            sorts.setdefault(noun, sort)
    for noun in (*titles["roles"], *nouns["people"]):
        sorts.setdefault(noun, "person")
    for noun in nouns["places"]:
        sorts.setdefault(noun, "place")
    return sorts


def find_markables(view: View, spots: Sequence[Spot]) -> list[Markable]:
    """Return the markables of a paragraph in text order, larger before the smaller within.

    Args:
        view: the paragraph.
        spots: its names.
    """
    named = [m for spot in spots if (m := _named(view, spot)) is not None]
    taken = {i for m in named for i in range(m.name_first, m.head + 1)}
    titles = {i for m in named for i in range(m.first, m.head + 1)}
    described = [
        m
        for index in range(len(view.tokens))
        if index not in taken
        and index not in titles
        and (m := _described(view, index, taken)) is not None
    ]
    described = [_around_name(m, named) for m in described if not _is_part(m, described)]
    pronouns = [m for i in range(len(view.tokens)) if (m := _pronoun(view, i)) is not None]
    return sorted([*named, *described, *pronouns], key=lambda m: (m.first, -m.last, m.head))


def _is_part(markable: Markable, others: Sequence[Markable]) -> bool:
    """Whether it only names a body: "the public prosecutor" of "the public prosecutor's office"."""
    for other in others:
        inside = other.first <= markable.first and markable.last <= other.last
        is_body = other.sort in {"institution", "organisation"} and other.owner is None
        if inside and is_body and markable.last <= other.head:
            return True
        if inside and other.quantity is not None and other.head < markable.head and not other.owner:
            return True
    return False


def _around_name(markable: Markable, named: Sequence[Markable]) -> Markable:
    """The phrase with the whole name that its "of" leads to: "family of the poet X"."""
    if markable.owner is None or markable.owner[0] < markable.head:
        return markable
    for other in named:
        is_beside = (
            other.type is MentionType.PERSON and markable.owner[0] < other.first < markable.last
        )
        if is_beside and lookup(markable.view.slice(markable.owner[0], other.first)) is not None:
            return replace(markable, last=other.first, owner=(markable.owner[0], other.first))
        if other.first <= markable.last <= other.name_first and other.first >= markable.owner[0]:
            return replace(markable, last=other.last, owner=(markable.owner[0], other.last))
    return markable


def _named(view: View, spot: Spot) -> Markable | None:
    covered = [i for i, t in enumerate(view.tokens) if t.start < spot.end and spot.start < t.end]
    if not covered:
        return None
    first, head = covered[0], covered[-1]
    known = lookup(spot.text)
    sort = {
        "person": "person",
        "organisation": "organisation",
        "place": "place",
        "medium": "medium",
        "group": "group",
    }[spot.type]
    base = Markable(
        view,
        first,
        head + 1,
        head,
        MentionKind.NAME,
        spot.type,
        sort,
        spot.text,
        first,
        country=known.country if known else None,
        known=known,
    )
    return _with_title(base)


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
    noun = _lemma(view, noun_at)
    sort = noun_sorts().get(noun)
    if sort is None or (
        base.known is not None and base.known.kind in {"territory", "capital", "seat"}
    ):
        return base
    kept = _type_by(noun, sort, base)
    if kept is None:
        return base
    first = _run_left(view, noun_at)
    owner, phrase_first = _owner_before(view, first, noun_at)
    return replace(
        base,
        first=first,
        type=kept[0],
        sort=kept[1],
        noun=noun,
        phrase=view.slice(phrase_first, noun_at + 1),
        determiner=_determiner(view, first),
        owner=owner,
        gender=_gender_of(noun),
        country=base.country or _country_in(view, phrase_first, noun_at + 1),
    )


def _is_honorific(view: View, index: int) -> bool:
    """As in "Gen.", "Dr", "Maj" with its stop apart."""
    honorifics = load_list("titles")["honorifics"]
    if view.words[index] == ".":
        return index > 0 and f"{view.words[index - 1]}." in honorifics
    return view.words[index] in honorifics or f"{view.words[index]}." in honorifics


def _type_by(noun: str, sort: str, base: Markable) -> tuple[MentionType, str] | None:
    """The type that an apposed noun gives to a name; None where the noun is no title of it."""
    given = base.type
    if sort == "person" and given is not MentionType.PERSON and _ends_as_body(base):
        return None
    if sort in {"person", "government"}:
        return (MentionType.PERSON, "person") if sort == "person" else None
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


def _run_left(view: View, noun_at: int) -> int:
    """First word of the describing run that ends in a noun: article, owner, adjectives."""
    first = noun_at
    while first > 0:
        word, token = view.words[first - 1], view.tokens[first - 1]
        if word.lower() == "that":
            return first
        if token.pos == "DET" or word.lower() in _POSSESSIVES:
            return first - 1
        if token.tag == "POS":
            return _owner_left(view, first - 1)
        if (
            token.pos in {"NOUN", "PROPN", "ADJ"}
            or (token.tag in {"VBN", "VBG", "JJ"} and token.dep == "amod")
            or word == "-"
        ):
            first -= 1
            continue
        break
    return first


def _owner_left(view: View, mark: int) -> int:
    """First word of the owner before a possessive ending."""
    first = mark
    while first > 0 and view.tokens[first - 1].pos in {"NOUN", "PROPN", "ADJ", "DET"}:
        first -= 1
        if view.tokens[first].pos == "DET":
            break
    return first


def _owner_before(
    view: View, first: int, noun_at: int, taken: frozenset[int] = frozenset()
) -> tuple[tuple[int, int] | None, int]:
    """The owner in a run, and where the describing words begin after it.

    A possessive ending within a name (`taken`) makes no owner: "the People's Court judge".
    """
    for index in range(noun_at, first - 1, -1):
        if view.tokens[index].tag == "POS" and not (index in taken and index + 1 in taken):
            return (first, index), index + 1
    if view.lower(first) in _POSSESSIVES:
        return (first, first + 1), first + 1
    return None, first + (view.tokens[first].pos == "DET" or view.lower(first) in _DETERMINERS)


def _described(view: View, index: int, taken: set[int]) -> Markable | None:
    """A noun phrase without a name: "the spokeswoman", "31 citizens", "her sister"."""
    token = view.tokens[index]
    if token.pos not in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"} or _modifies(view, index):
        return None
    folk = lookup(view.words[index])
    if folk is not None and folk.kind in {"people", "demonym"}:
        return _people(view, index, folk)
    noun = _lemma(view, index)
    sort = noun_sorts().get(noun)
    if view.lower(view.left_edge(index)) == "no":
        return None
    if sort is None or token.pos in {"NUM", "VERB", "ADJ"}:
        return _counted_alone(view, index)
    first = view.left_edge(index)
    if noun == "group" and (people := _group_of(view, index)):
        return _people_group(view, first, people)
    crowd = set(load_list("nouns")["collectives"]) - {"family"}
    plural = token.tag in {"NNS", "NNPS"} or noun in {"people", "police", *crowd}
    owner, phrase_first = _owner_before(view, first, index, frozenset(taken))
    if owner is not None and sort in {"institution", "organisation"} and _is_common(view, owner):
        owner, phrase_first = None, first + (view.tokens[first].pos == "DET")
    last, after = _owner_after(view, index)
    quantity = view.quantity_over(first, index + 1)
    if quantity is not None:
        first = min(first, _first_of(view, quantity, first))
        last = max(last, _joined_end(view, quantity, index))
    return Markable(
        view,
        first,
        last,
        index,
        MentionKind.GROUP if plural and sort in {"person", "organisation"} else MentionKind.ROLE,
        _entity_type(noun, sort, plural),
        "group" if sort == "person" and plural else sort,
        noun=noun,
        phrase=view.slice(phrase_first, index + 1),
        determiner="poss"
        if owner is not None
        else _headline_determiner(view, first, plural=plural),
        owner=owner or after,
        country=_country_in(view, first, last),
        plural=plural,
        gender=_gender_of(noun),
        quantity=quantity,
    )


def _first_of(view: View, quantity: Quantity, default: int) -> int:
    found = view.token_at(quantity.start)
    return default if found is None else found


def _joined_end(view: View, quantity: Quantity, head: int) -> int:
    """The end of a counted pair: "nine clergy and lay workers" is one group."""
    if quantity.of_end is None or quantity.of_end <= view.tokens[head].end:
        return head + 1
    return next((i + 1 for i, t in enumerate(view.tokens) if t.end >= quantity.of_end), head + 1)


def _headline_determiner(view: View, first: int, *, plural: bool) -> str:
    """Headlines drop articles: "group says" is "the group"."""
    found = _determiner(view, first)
    return "def" if found == "bare" and not plural and view.role is Role.HEADLINE else found


def _is_common(view: View, owner: tuple[int, int]) -> bool:
    """Whether an owner is a common noun, so that it is part of a body's name."""
    noun = _lemma(view, owner[1] - 1)
    return noun_sorts().get(noun) == "person" and lookup(view.words[owner[1] - 1]) is None


def _group_of(view: View, index: int) -> int | None:
    """The noun after "group of", where it stands for people."""
    if view.lower(index + 1) != "of":
        return None
    for child in range(index + 2, min(index + 6, len(view.tokens))):
        if view.tokens[child].tag == "NNS" or view.lower(child) == "people":
            return (
                child
                if noun_sorts().get(_lemma(view, child)) == "person" or lookup(view.words[child])
                else None
            )
    return None


def _people_group(view: View, first: int, noun_at: int) -> Markable:
    return Markable(
        view,
        first,
        noun_at + 1,
        noun_at,
        MentionKind.GROUP,
        MentionType.GROUP,
        "group",
        noun=_lemma(view, noun_at),
        phrase=view.slice(first + (view.tokens[first].pos == "DET"), noun_at + 1),
        determiner=_determiner(view, first),
        country=_country_in(view, first, noun_at + 1),
        plural=True,
        quantity=view.quantity_over(first, noun_at + 1),
    )


def _entity_type(noun: str, sort: str, plural: bool) -> MentionType:  # noqa: FBT001
    if noun in load_list("nouns")["collectives"]:
        return MentionType.GROUP
    if sort == "person":
        return MentionType.GROUP if plural else MentionType.PERSON
    if sort == "organisation" and plural:
        return MentionType.GROUP
    if sort == "medium" and noun not in load_list("nouns")["wires"]:
        return MentionType.MEDIUM
    return {"place": MentionType.PLACE, "government": MentionType.PLACE}.get(
        sort, MentionType.ORGANISATION
    )


def _modifies(view: View, index: int) -> bool:
    """Whether the word only modifies a noun that follows."""
    token = view.tokens[index]
    return token.dep in {"compound", "amod", "nmod"} and token.head > index


def _people(view: View, index: int, known: KnownName) -> Markable | None:
    """As in "The Ukrainians", "31 Chinese": a demonym as the head of a phrase."""
    token = view.tokens[index]
    if known.kind == "demonym" and (token.pos == "ADJ" or token.dep in {"amod", "compound"}):
        return None
    first = view.left_edge(index)
    plural = known.kind == "people" or token.tag in {"NNS", "NNPS"}
    quantity = view.quantity_over(first, index + 1)
    if quantity is not None:
        first = min(first, _first_of(view, quantity, first))
    return Markable(
        view,
        first,
        index + 1,
        index,
        MentionKind.GROUP if plural else MentionKind.ROLE,
        MentionType.GROUP if plural else MentionType.PERSON,
        "group" if plural else "person",
        noun=view.words[index],
        phrase=view.slice(first, index + 1).removeprefix("the ").removeprefix("The "),
        determiner=_determiner(view, first),
        country=known.country,
        plural=plural,
        quantity=quantity,
    )


def _counted_alone(view: View, index: int) -> Markable | None:
    """A number that stands for people: "the 46", "the other 22", "None of the 46"."""
    token = view.tokens[index]
    if token.pos != "NUM" or token.dep in {"nummod", "compound", "quantmod", "npadvmod"}:
        return None
    quantity = next(
        (
            q
            for q in view.passage.quantities
            if q.kind == "count" and q.start <= token.start < q.end
        ),
        None,
    )
    if quantity is None or quantity.of_start is not None:
        return None
    before = [view.lower(index - 1), view.lower(index - 2)]
    if "the" not in before and before[0] not in {"other", "remaining"}:
        return None
    first = index - (1 if before[0] == "the" else 2)
    sort = "rest" if before[0] in {"other", "remaining"} else "group"
    return Markable(
        view,
        max(first, 0),
        index + 1,
        index,
        MentionKind.GROUP,
        MentionType.GROUP,
        sort,
        determiner="def",
        plural=True,
        quantity=quantity,
    )


def _owner_after(view: View, index: int) -> tuple[int, tuple[int, int] | None]:
    """The end of the phrase with what follows "of" or "in" and a name: "family of the poet X"."""
    for child in view.children[index]:
        if child == index + 1 and view.tokens[child].dep == "prep" and view.lower(child) in _LINKS:
            last = _clause_end(view, child + 1, view.rightmost(child) + 1)
            if view.lower(child) == "in" and noun_sorts().get(_lemma(view, index)) == "person":
                continue
            if (
                (view.lower(child) == "of" and _may_own(view, index, child + 1, last))
                or _country_in(view, child, last)
                or _leads_to_body(view, child, last)
            ):
                return last, (child + 1, last)
    return index + 1, None


def _may_own(view: View, head: int, first: int, last: int) -> bool:
    """Whether an "of" belongs to its noun: with a body only before a name or a country."""
    if noun_sorts().get(_lemma(view, head)) not in {"institution", "organisation"}:
        return True
    return any(view.words[i][:1].isupper() for i in range(first, last))


def _leads_to_body(view: View, child: int, last: int) -> bool:
    """Whether "from" or "at" leads to a body: "organisers from the forum"."""
    if view.lower(child) not in {"from", "at", "for", "with"} or last - 1 <= child:
        return False
    sort = noun_sorts().get(_lemma(view, last - 1))
    return (
        sort in {"organisation", "institution", "medium"}
        and _lemma(view, last - 1) not in load_list("nouns")["places"]
    )


def _clause_end(view: View, first: int, last: int) -> int:
    """Cut what follows "of" at the first comma, verb or relative word."""
    for index in range(first, last):
        if (
            view.words[index] in {",", ";", ":", '"', "(", "-"}
            or view.tokens[index].tag in {"WDT", "WP", "VBD", "VBZ", "VBP", "MD", "CC"}
            or view.tokens[index].dep in {"relcl", "acl"}
        ):
            return max(index, first + 1) if index > first else last
        if (
            index > first
            and view.tokens[index].dep == "prep"
            and view.lower(index) not in {"of", "in"}
        ):
            return index
    return last


def _pronoun(view: View, index: int) -> Markable | None:
    word = view.lower(index)
    entry = _PRONOUNS.get(word)
    if entry is None or view.tokens[index].pos not in {"PRON", "DET", "PROPN"}:
        return None
    gender, number = entry
    return Markable(
        view,
        index,
        index + 1,
        index,
        MentionKind.PRONOUN,
        MentionType.PERSON,
        "pronoun",
        noun=word,
        determiner="poss" if view.tokens[index].dep == "poss" else "bare",
        plural=number == "pl",
        gender=gender,
    )


def _lemma(view: View, index: int) -> str:
    """The lemma of a noun, so that "-women" and "-men" meet their singular."""
    word = view.lower(index)
    sorts = noun_sorts()
    for candidate in (word, view.tokens[index].lemma.lower(), _singular(word)):
        if candidate in sorts:
            return candidate
    return view.tokens[index].lemma.lower()


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def _determiner(view: View, first: int) -> str:
    word = view.lower(first)
    if word in _POSSESSIVES:
        return "poss"
    return _DETERMINERS.get(word, "bare")


def _gender_of(noun: str) -> str | None:
    titles = load_list("titles")
    value = titles["relatives"].get(noun) or titles["roles"].get(noun)
    return str(value) if value else None


def _country_in(view: View, first: int, last: int) -> str | None:
    """The country that the words name, as demonym, territory or capital; the first one."""
    for size in (3, 2, 1):
        for index in range(first, last - size + 1):
            known = lookup(view.slice(index, index + size))
            if (
                known is not None
                and known.country
                and known.kind in {"territory", "demonym", "capital", "seat", "people"}
            ):
                return known.country
    return None
