"""Noun phrases without a name: roles, bodies, groups, peoples and bare counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language.gazetteer import KnownName, lookup
from firsthand.model import MentionKind, MentionType, Role
from firsthand.names.markables import Markable
from firsthand.names.nouns import country_in, determiner_of, gender_of, noun_lemma, noun_sorts
from firsthand.names.owners import owner_after, owner_before
from firsthand.names.speaking import is_cited, is_reporting_subject
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.model import Quantity
    from firsthand.names.view import View


_MANY = 10
HEADS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_AGE = 5  # tokens of "31-year-old"
_TONGUES = frozenset({"in", "into", "from", "speak", "speaks", "spoke", "speaking"})
_IN_PEOPLE = frozenset({"smuggler", "trafficker"})  # "a people smuggler" is one person


def described_phrase(view: View, index: int, taken: set[int]) -> Markable | None:
    """A noun phrase without a name: "the spokeswoman", "31 citizens", "her sister"."""
    token = view.tokens[index]
    # "the Russian-installed head"
    is_part = view.lower(index + 1) == "-" and view.tokens[index + 1].start == token.end
    if token.pos not in HEADS or is_part or _modifies(view, index):
        return None
    folk = lookup(view.words[index])
    if folk is not None and folk.kind in {"people", "demonym"}:
        return _people(view, index, folk)
    noun = noun_lemma(view, index)
    sort = noun_sorts().get(noun) or _speaking_sort(view, index, noun)
    if sort is None or token.pos in {"NUM", "VERB", "ADJ"}:
        return _counted_alone(view, index)
    first = view.left_edge(index)
    if view.lower(first) == "no":
        return None
    if noun == "group" and (people := _group_of(view, index)):
        return _people_group(view, first, people)
    crowd = set(load_list("nouns")["collectives"]) - {"family"}
    plural = token.tag in {"NNS", "NNPS"} or noun in {"people", "police", *crowd}
    owner, phrase_first = owner_before(view, first, index, frozenset(taken))
    if owner is not None and sort in {"institution", "organisation"} and _is_common(view, owner):
        owner, phrase_first = None, first + (view.tokens[first].pos == "DET")
    last, after = owner_after(view, index)
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
        country=country_in(view, first, last),
        plural=plural,
        gender=gender_of(noun),
        quantity=quantity,
    )


def _is_age(view: View, index: int) -> bool:
    """Whether the word ends "the 31-year-old" where somebody of that age speaks."""
    first = index - _AGE + 1
    if first < 1 or view.lower(index) != "old" or view.lower(index - 2) != "year":
        return False
    return view.lower(first - 1) == "the" and is_reporting_subject(view, index)


def _aged(view: View, index: int) -> Markable:
    first = index - _AGE + 1
    return Markable(
        view,
        first - 1,
        index + 1,
        index,
        MentionKind.ROLE,
        MentionType.PERSON,
        "person",
        noun="year-old",
        phrase=view.slice(first, index + 1),
        determiner="def",
    )


def _speaking_sort(view: View, index: int, noun: str) -> str | None:
    """A noun that is somebody only where it speaks: "a police source said", "the body said"."""
    lists = load_list("nouns")
    is_body = noun in lists["speaking_bodies"]
    if not (is_body or noun in lists["sources"]) or view.tokens[index].tag[:2] != "NN":
        return None
    speaks = is_reporting_subject(view, index) or is_cited(view, index)
    if is_body:
        return "organisation" if speaks else None
    return "person" if speaks or _is_quoted_by_name(view, index) else None


def _is_quoted_by_name(view: View, index: int) -> bool:
    """Whether a report cites the word: "citing a source", "quoted an insider as saying"."""
    token = view.tokens[index]
    is_object = token.dep in {"dobj", "pobj"} and not view.in_quote(index)
    return is_object and view.tokens[token.head].lemma.lower() in {"cite", "quote"}


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
    found = determiner_of(view, first)
    return "def" if found == "bare" and not plural and view.role is Role.HEADLINE else found


def _is_common(view: View, owner: tuple[int, int]) -> bool:
    """Whether an owner is a common noun, so that it is part of a body's name."""
    noun = noun_lemma(view, owner[1] - 1)
    return noun_sorts().get(noun) == "person" and lookup(view.words[owner[1] - 1]) is None


def _group_of(view: View, index: int) -> int | None:
    """The noun after "group of", where it stands for people."""
    if view.lower(index + 1) != "of":
        return None
    for child in range(index + 2, min(index + 6, len(view.tokens))):
        if view.tokens[child].tag == "NNS" or view.lower(child) == "people":
            return (
                child
                if noun_sorts().get(noun_lemma(view, child)) == "person"
                or lookup(view.words[child])
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
        noun=noun_lemma(view, noun_at),
        phrase=view.slice(first + (view.tokens[first].pos == "DET"), noun_at + 1),
        determiner=determiner_of(view, first),
        country=country_in(view, first, noun_at + 1),
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
    """Whether the word only modifies a noun that follows, or says how: "standing firm"."""
    token = view.tokens[index]
    if token.dep in {"acomp", "oprd"} and token.tag == "NN" and not view.children[index]:
        return True
    if token.dep in {"compound", "amod", "nmod"} and token.head > index:
        return True
    is_people = view.lowered[index] == "people" and index + 1 < len(view.tokens)
    return is_people and noun_lemma(view, index + 1) in _IN_PEOPLE


def _people(view: View, index: int, known: KnownName) -> Markable | None:
    """As in "The Ukrainians", "31 Chinese": a demonym as the head of a phrase."""
    token = view.tokens[index]
    if known.kind == "demonym" and (token.pos == "ADJ" or token.dep in {"amod", "compound"}):
        return None
    first = view.left_edge(index)
    plural = known.kind == "people" or token.tag in {"NNS", "NNPS"}
    if not plural and determiner_of(view, first) == "bare" and view.lower(first - 1) in _TONGUES:
        return None  # a language: "speaking in Spanish"
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
        determiner=determiner_of(view, first),
        country=known.country,
        plural=plural,
        quantity=quantity,
    )


def _counts_a_thing(view: View, quantity: Quantity) -> bool:
    """Whether a number says what it counts: "nine men"; not "nine left the prison"."""
    if quantity.of_start is None:
        return False
    first = view.token_at(quantity.of_start)
    return first is None or view.tokens[first].pos != "VERB"


def _opens(view: View, index: int) -> bool:
    """Whether a sentence opens with a number that does something: "Fifty-three left"."""
    sentence = view.passage.sentences[view.sentence_of[index]]
    begins = view.left_edge(index) == sentence.start
    return begins and view.tokens[index].dep in {"nsubj", "nsubjpass"} and not view.in_quote(index)


def _counted_bare(view: View, index: int, quantity: Quantity) -> Markable:
    first = view.left_edge(index)
    return Markable(
        view,
        first,
        index + 1,
        index,
        MentionKind.GROUP,
        MentionType.GROUP,
        "group",
        phrase=view.slice(first, index + 1),
        plural=True,
        quantity=quantity,
    )


def _counted_alone(view: View, index: int) -> Markable | None:
    """A number that stands for people: "the 46", "the other 22"; or for one: "the 31-year-old"."""
    if _is_age(view, index):
        return _aged(view, index)
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
    if quantity is None or _counts_a_thing(view, quantity):
        return None
    if view.lower(view.left_edge(index)) == "no":
        return None
    before = [view.lower(index - 1), view.lower(index - 2)]
    if "the" not in before and before[0] not in {"other", "remaining"}:
        # "Two were ..." are mostly two of those who were told of before
        many = quantity.n >= _MANY and _opens(view, index)
        return _counted_bare(view, index, quantity) if many else None
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
