"""Reading the markables of a document in order and giving each its entity, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionKind, MentionType, Role
from firsthand.names.anonymous import join_anonymous
from firsthand.names.bodies import described_body, named_body, state_body
from firsthand.names.cast import Cast, Draft
from firsthand.names.countries import is_government
from firsthand.names.groups import described_group
from firsthand.names.markables import find_markables
from firsthand.names.media import described_medium, join_state_channel
from firsthand.names.persons import add_person, described_person, take_role
from firsthand.names.pronouns import is_reporting_subject, resolve_pronoun
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.names.markables import Markable
    from firsthand.names.spots import Spot
    from firsthand.names.view import View


def read_views(cast: Cast, views: Sequence[View], spots: Sequence[Spot]) -> None:
    """Fill the cast with the entities and mentions of a document: the body, then the headline."""
    ordered = [v for v in views if v.role is not Role.HEADLINE] + [
        v for v in views if v.role is Role.HEADLINE
    ]
    for view in ordered:
        markables = find_markables(view, [spot for spot in spots if spot.view == view.index])
        _Reader(cast, view, markables).read()
    join_anonymous(cast)


class _Reader:
    """Reads one paragraph: resolves its markables from left to right."""

    def __init__(self, cast: Cast, view: View, markables: Sequence[Markable]) -> None:
        self.cast = cast
        self.view = view
        self.markables = markables
        self.done: dict[int, Draft] = {}
        self.partners = _apposed(view, markables)

    def read(self) -> None:
        """Resolve every markable; a described one beside its name waits for the name."""
        for place, markable in enumerate(self.markables):
            if place in self.done:
                continue
            draft = self._resolve(place, markable)
            if draft is not None:
                self._note(place, markable, draft)

    def _note(self, place: int, markable: Markable, draft: Draft) -> None:
        self.done[place] = draft
        metonym = (
            draft.type is MentionType.PLACE
            and markable.kind is MentionKind.NAME
            and is_government(markable)
        )
        self.cast.mention(markable, draft, metonym=metonym)
        if draft.type is MentionType.PERSON and _is_speaker(markable):
            self.cast.speaker = draft

    def _resolve(self, place: int, markable: Markable) -> Draft | None:
        if markable.kind is MentionKind.PRONOUN:
            return resolve_pronoun(self.cast, markable, self._quoted_speaker(markable))
        if markable.kind is MentionKind.NAME:
            draft = self._named(markable)
            if draft is not None and markable.noun and draft.type is MentionType.PERSON:
                take_role(self.cast, draft, markable, self._owner(markable))
            elif draft is not None and markable.noun:
                draft.nouns.add(markable.noun)
                if draft.type is MentionType.MEDIUM:
                    join_state_channel(self.cast, draft, markable)
            return draft
        partner = self.partners.get(place)
        if partner is not None:
            return self._beside(place, markable, partner)
        return self._described(markable)

    def _named(self, markable: Markable) -> Draft | None:
        if markable.type is MentionType.PERSON:
            return add_person(self.cast, markable)
        if markable.type is MentionType.PLACE:
            return self._place(markable)
        if markable.type in {MentionType.ORGANISATION, MentionType.MEDIUM}:
            return named_body(self.cast, markable, markable.type)
        return None

    def _place(self, markable: Markable) -> Draft:
        known = markable.known
        if (
            known is not None
            and known.country
            and (known.kind in {"territory", "seat"} or is_government(markable))
        ):
            return self.cast.territory(known.country)
        name = markable.name or ""
        found = self.cast.named(MentionType.PLACE, name)
        if found is not None:
            return found
        return self.cast.add(
            Draft(MentionType.PLACE, name, country=known.country if known else None)
        )

    def _beside(self, place: int, markable: Markable, partner: int) -> Draft | None:
        """ "The group's director, X" and "X, a rights group": the name's entity, with the role."""
        other = self.markables[partner]
        owner = self._owner(markable)
        draft = self.done.get(partner)
        if draft is None:
            draft = self._named(other)
            if draft is None:
                return None
            self._note(partner, other, draft)
        if draft.type is MentionType.PERSON:
            take_role(self.cast, draft, markable, owner)
        if draft.type is not MentionType.PLACE:
            draft.country = draft.country or markable.country
        return draft

    def _described(self, markable: Markable) -> Draft | None:
        owner = self._owner(markable)
        if markable.sort == "person":
            return described_person(self.cast, markable, owner)
        if markable.sort in {"group", "rest"}:
            return described_group(self.cast, markable, owner)
        if markable.sort == "government":
            return self._government(markable, owner)
        if markable.sort == "medium":
            return described_medium(self.cast, markable)
        if markable.sort in {"institution", "organisation"}:
            if markable.plural and markable.sort == "organisation":
                return described_group(self.cast, markable, owner)
            return described_body(self.cast, markable, owner)
        return None

    def _government(self, markable: Markable, owner: Draft | None) -> Draft | None:
        words = markable.phrase.lower().split()
        if owner is not None and owner.type is MentionType.PERSON and owner.country is None:
            name = f"{owner.name}'s government"
            return self.cast.named(MentionType.ORGANISATION, name) or self.cast.add(
                Draft(MentionType.ORGANISATION, name)
            )
        if markable.determiner == "indef" or {
            "local",
            "regional",
            "municipal",
            "city",
            "provincial",
        } & set(words):
            return None
        code = (
            markable.country
            or (owner.country if owner else None)
            or self._subject_country(markable)
            or self.cast.main_country
        )
        return self.cast.territory(code) if code else None

    def _subject_country(self, markable: Markable) -> str | None:
        """The country that the sentence is about: "Alba has jailed critics of the government"."""
        sentence = self.view.sentence_of[markable.head]
        for other, draft, _ in self.cast.mentions:
            if (
                other.view is self.view
                and self.view.sentence_of[other.head] == sentence
                and draft.key
                and draft.type is MentionType.PLACE
                and self.view.tokens[other.head].dep == "nsubj"
            ):
                return draft.country
        return None

    def _owner(self, markable: Markable) -> Draft | None:
        """The entity whose the thing is: a possessor, "of X", or a compound before a role."""
        if markable.owner is not None:
            first, last = markable.owner
            inside = [
                (m.last, draft)
                for place, m in enumerate(self.markables)
                if first <= m.first and m.last <= last and (draft := self._early(place)) is not None
            ]
            return max(inside, key=lambda item: item[0])[1] if inside else None
        return self._compound_owner(markable)

    def _early(self, place: int) -> Draft | None:
        """The entity of a markable within another, resolved before its turn."""
        if place not in self.done:
            markable = self.markables[place]
            draft = self._resolve(place, markable)
            if draft is None:
                return None
            self._note(place, markable, draft)
        return self.done[place]

    def _compound_owner(self, markable: Markable) -> Draft | None:
        """ "Interior Ministry spokesman", "ministry state secretary", "police spokeswoman"."""
        words = (markable.phrase or "").split()
        bodies = set(load_list("nouns")["institutions"])
        for count in range(len(words) - 1, 0, -1):
            last = words[count - 1].lower()
            if last in bodies or (last.removesuffix("s") in bodies):
                return self._compound_body(markable, " ".join(words[:count]))
        return None

    def _compound_body(self, markable: Markable, phrase: str) -> Draft | None:
        return state_body(self.cast, markable, None, phrase)

    def _quoted_speaker(self, markable: Markable) -> Draft | None:
        """Who says the quotation that a pronoun stands in, as far as this paragraph tells."""
        if not self.view.in_quote(markable.head):
            return None
        for place, other in enumerate(self.markables):
            if _is_speaker(other) and other.kind is not MentionKind.PRONOUN:
                return self._early(place)
        return None


def _is_speaker(markable: Markable) -> bool:
    """Whether it is the subject of a verb of saying, outside a quotation."""
    return is_reporting_subject(markable)


def _apposed(view: View, markables: Sequence[Markable]) -> dict[int, int]:
    """Which described markable stands in apposition to which named one, by their places."""
    pairs: dict[int, int] = {}
    for place, markable in enumerate(markables):
        if markable.kind is not MentionKind.ROLE or markable.plural:
            continue
        for other_place, other in enumerate(markables):
            if (
                other.kind is MentionKind.NAME
                and _agree(markable, other)
                and _side_by_side(view, markable, other)
            ):
                pairs[place] = other_place
                break
    return pairs


def _agree(markable: Markable, other: Markable) -> bool:
    bodies = {MentionType.ORGANISATION, MentionType.MEDIUM}
    if markable.sort == "government":
        return False
    if other.type is MentionType.PLACE:
        return markable.noun in load_list("nouns")["said_of_countries"]
    return markable.type is other.type or {markable.type, other.type} <= bodies


def _side_by_side(view: View, markable: Markable, other: Markable) -> bool:
    """ "The director, X," or "X, 19, a student" or "X, the director"."""
    if markable.last <= other.first:
        between = view.words[markable.last : other.first]
        if not between:
            return markable.sort == "person" and other.first == other.name_first
        return (
            between == (",",)
            and markable.determiner in {"def", "poss"}
            and view.lower(other.last) in {",", ".", "", "said", "told", "says"}
        )
    between = view.words[other.last : markable.first]
    if (
        markable.last < len(view.tokens)
        and view.tokens[markable.last].lemma.lower() in load_list("nouns")["speech"]
    ):
        return False
    if between == (",",):
        return markable.determiner != "bare" or len(markable.phrase.split()) > 1
    return len(between) == 3 and between[0] == between[2] == "," and between[1].isdigit()  # noqa: PLR2004
