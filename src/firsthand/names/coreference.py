"""Reading the markables of a document in order and giving each its entity, or none."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from firsthand.model import MentionKind, MentionType, Role
from firsthand.names.abroad import acting_country, unlisted_seat
from firsthand.names.anonymous import join_anonymous, join_anonymous_group, join_anonymous_lawyer
from firsthand.names.apposition import apposed
from firsthand.names.bodies import described_body, named_body, taken_up
from firsthand.names.cast import Cast, Draft
from firsthand.names.countries import is_government
from firsthand.names.groups import body_before, described_group
from firsthand.names.inventory import find_markables
from firsthand.names.kin import join_kin, join_named_kin
from firsthand.names.late_names import join_late_names
from firsthand.names.media import described_medium, join_state_channel
from firsthand.names.persons import add_person, described_person, take_role
from firsthand.names.pronouns import (
    learn_gender,
    resolve_pronoun,
    sentence_distance,
)
from firsthand.names.speaking import acting_head, is_cited, is_reporting_subject
from firsthand.names.state_bodies import state_body
from firsthand.names.tellers import join_teller
from firsthand.names.unlisted import land_in
from firsthand.names.variations import has_clause
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.names.markables import Markable
    from firsthand.names.spots import Spot
    from firsthand.names.view import View

_BODIES = frozenset({MentionType.ORGANISATION, MentionType.MEDIUM})
_PARAGRAPH = 2  # sentences that a paragraph between two mentions counts at most


def read_views(cast: Cast, views: Sequence[View], spots: Sequence[Spot]) -> None:
    """Fill the cast with the entities and mentions of a document: the body, then the headline."""
    ordered = [v for v in views if v.role is not Role.HEADLINE] + [
        v for v in views if v.role is Role.HEADLINE
    ]
    cast.passed = (0, *accumulate(min(_PARAGRAPH, view.telling[-1]) for view in views))
    for view in ordered:
        markables = find_markables(view, [spot for spot in spots if spot.view == view.index])
        _Reader(cast, view, markables).read()
    join_anonymous(cast)
    join_anonymous_group(cast)
    join_anonymous_lawyer(cast)
    join_teller(cast)
    join_late_names(cast)
    join_kin(cast)
    join_named_kin(cast)


class _Reader:
    """Reads one paragraph: resolves its markables from left to right."""

    def __init__(self, cast: Cast, view: View, markables: Sequence[Markable]) -> None:
        self.cast = cast
        self.view = view
        self.markables = markables
        self.done: dict[int, Draft] = {}
        self.busy: set[int] = set()
        self.partners = apposed(view, markables)
        self.speakers = [place for place, m in enumerate(markables) if _is_speaker(m)]

    def read(self) -> None:
        """Resolve every markable; a described one beside its name waits for the name."""
        for place in range(len(self.markables)):
            self._early(place)

    def _note(self, place: int, markable: Markable, draft: Draft) -> None:
        self.done[place] = draft
        metonym = (
            draft.type is MentionType.PLACE
            and markable.kind is MentionKind.NAME
            and is_government(markable)
        )
        self.cast.mention(markable, draft, metonym=metonym)
        if draft.type is MentionType.PERSON and _is_speaker(markable):
            if draft is not self.cast.speaker:
                self.cast.asker = self.cast.speaker
            self.cast.speaker = draft
        if draft.type in _BODIES and _is_speaker(markable):
            self.cast.speaking_body = draft

    def _resolve(self, place: int, markable: Markable) -> Draft | None:
        if markable.kind is MentionKind.PRONOUN:
            found = resolve_pronoun(self.cast, markable, self._quoted_speaker(markable))
            return learn_gender(found, markable)
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
            return self._beside(markable, partner)
        found = self._described(markable)
        is_man = markable.noun in load_list("nouns")["families"]["man"]
        if found is None and is_man and not has_clause(markable):
            return resolve_pronoun(self.cast, markable, self._sentence_speaker(markable))
        return found

    def _sentence_speaker(self, markable: Markable) -> Draft | None:
        """Who says the sentence: "the man" in it is someone else."""
        sentence = self.view.sentence_of[markable.head]
        for place in self.speakers:
            if self.view.sentence_of[self.markables[place].head] == sentence:
                return self._early(place)
        return None

    def _named(self, markable: Markable) -> Draft | None:
        if markable.type is MentionType.PERSON:
            return add_person(self.cast, markable)
        if markable.type is MentionType.PLACE:
            return self._place(markable)
        if markable.type in {MentionType.ORGANISATION, MentionType.MEDIUM}:
            return self._second_name(markable) or named_body(self.cast, markable, markable.type)
        return None

    def _second_name(self, markable: Markable) -> Draft | None:
        """The body just named, if this is its short form: "the People's Party, or PP"."""
        words = self.view.words
        at = markable.first - 1
        if at > 1 and words[at] == "or" and words[at - 1] == ",":
            at -= 1
        elif at < 1 or words[at] != "(":
            return None
        for place, other in enumerate(self.markables):
            is_body = other.type in {MentionType.ORGANISATION, MentionType.MEDIUM}
            if (
                is_body
                and other.kind is MentionKind.NAME
                and other.last == at
                and place in self.done
            ):
                return self.done[place]
        return None

    def _place(self, markable: Markable) -> Draft:
        known = markable.known
        guest = self._guest(markable)
        if guest is not None:
            return guest
        if (
            known is not None
            and known.country
            and (known.kind in {"territory", "seat"} or is_government(markable))
        ):
            return self.cast.territory(known.country)
        draft = self.cast.land(markable.name or "")
        draft.country = draft.country or (known.country if known else None)
        return draft

    def _guest(self, markable: Markable) -> Draft | None:
        """The body that acts from a city and was named before: "Brussels" is no country then."""
        body = load_list("metonyms")["guests"].get(markable.name)
        if body is None or not is_government(markable):
            return None
        is_home = markable.known is not None and markable.known.country == self.cast.main_country
        return None if is_home else self.cast.named(MentionType.ORGANISATION, body)

    def _beside(self, markable: Markable, partner: int) -> Draft | None:
        """The name's entity, with the role: "The group's director, X", "X, a rights group"."""
        other = self.markables[partner]
        owner = self._owner(markable, but=partner)
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
            return described_person(self.cast, markable, owner, self._subject_before(markable))
        if markable.sort == "government":
            return self._government(markable, owner)
        if markable.sort == "medium":
            return described_medium(self.cast, markable, owner)
        is_body = markable.sort in {"institution", "organisation"}
        if is_body and not (markable.plural and markable.sort == "organisation"):
            return described_body(self.cast, markable, owner)
        is_group = is_body or markable.sort in {"group", "rest"}
        return described_group(self.cast, markable, owner) if is_group else None

    def _government(self, markable: Markable, owner: Draft | None) -> Draft | None:
        """The country whose government is meant: stated, the speaker's, or the report's."""
        words = set(markable.phrase.lower().split())
        if owner is not None and owner.type is MentionType.PERSON and owner.country is None:
            name = f"{owner.name}'s government"
            known = self.cast.named(MentionType.ORGANISATION, name)
            return known or self.cast.add(Draft(MentionType.ORGANISATION, name))
        if markable.determiner == "indef" or words & set(load_list("nouns")["local"]):
            return None
        body = body_before(self.cast, markable)
        if body is not None:
            return body
        code = markable.country or (owner.country if owner else None)
        land = land_in(self.cast.lands, markable.phrase) if code is None else None
        if land is not None:
            return self.cast.land(land[0])
        if code is None and markable.noun == "government":
            code = self._speaker_country(markable)
        where = owner.name if owner is not None and owner.type is MentionType.PLACE else None
        if markable.noun == "government":
            where = where or unlisted_seat(markable)
        if code is None and where is not None:
            noun = "authorities" if markable.noun == "authority" else markable.noun
            name = f"{noun} of {where}"
            known = self.cast.named(MentionType.ORGANISATION, name)
            return known or self.cast.add(Draft(MentionType.ORGANISATION, name))
        code = code or acting_country(self.cast, markable)
        return self.cast.territory(code) if code else None

    def _speaker_country(self, markable: Markable) -> str | None:
        """The country of the office holder who speaks of "the government" in the sentence."""
        sentence = self.view.sentence_of[markable.head]
        for other, draft, _ in self.cast.mentions:
            if other.view is not self.view or self.view.sentence_of[other.head] != sentence:
                continue
            if _is_speaker(other) and draft.nouns & set(load_list("nouns")["offices"]):
                return draft.country
        return None

    def _owner(self, markable: Markable, *, but: int | None = None) -> Draft | None:
        """The entity whose the thing is: a possessor, "of X", or a compound before a role.

        It is not the name that the phrase stands beside (`but`): "head of the party Ann Lee".
        """
        if markable.owner is not None:
            first, last = markable.owner
            inside = [
                (m.last, draft)
                for place, m in enumerate(self.markables)
                if first <= m.first and m.last <= last and place != but
                if (draft := self._early(place)) is not None
            ]
            return max(inside, key=lambda item: item[0])[1] if inside else None
        return self._compound_owner(markable)

    def _subject_before(self, markable: Markable) -> Draft | None:
        """The named person who was subject of the sentence before, if this opens a sentence."""
        view = self.view
        sentence = view.sentence_of[markable.head]
        opens = markable.first == view.passage.sentences[sentence].start
        if not opens or view.tokens[markable.head].dep not in {"nsubj", "nsubjpass"}:
            return None
        if view.in_quote(markable.head):
            return None  # whom a speaker calls so is somebody else
        for other, draft, _ in reversed(self.cast.mentions):
            if draft.type is not MentionType.PERSON or not draft.is_named:
                continue
            if (
                other.view.tokens[other.head].dep in {"nsubj", "nsubjpass"}
                and sentence_distance(self.cast, markable, other) == 1
            ):
                return draft
        return None

    def _early(self, place: int) -> Draft | None:
        """The entity of a markable within another, resolved before its turn.

        One that waits for itself ("The man said the man ...") stays unresolved.
        """
        if place in self.done:
            return self.done[place]
        if place in self.busy:
            return None
        self.busy.add(place)
        draft = self._resolve(place, self.markables[place])
        self.busy.discard(place)
        if draft is not None:
            self._note(place, self.markables[place], draft)
        return draft

    def _compound_owner(self, markable: Markable) -> Draft | None:
        """As in "Interior Ministry spokesman", "ministry state secretary", "police spokeswoman"."""
        named = self._compound_name(markable)
        if named is not None:
            return named
        words = (markable.phrase or "").split()
        lists = load_list("nouns")
        for count in range(len(words) - 1, 0, -1):
            last = words[count - 1].lower()
            if {last, last.removesuffix("s")} & set(lists["institutions"]):
                return state_body(self.cast, markable, None, " ".join(words[:count]))
            if last in lists["organisations"]:
                return taken_up(self.cast, last)
        return None

    def _compound_name(self, markable: Markable) -> Draft | None:
        """The body or seat whose name stands in the phrase: "An ICRC spokeswoman"."""
        noun_at = markable.name_first - 1 if markable.kind is MentionKind.NAME else markable.head
        begin = bisect_left(self.markables, markable.first, key=lambda m: m.first)
        end = bisect_left(self.markables, noun_at, key=lambda m: m.first)
        for place in range(begin, end):
            other = self.markables[place]
            is_joined = self.view.lower(other.last) == "-"  # "an IS-affiliated website"
            if other.kind is not MentionKind.NAME or other.last > noun_at or is_joined:
                continue
            is_seat = other.known is not None and other.known.kind == "seat"
            if is_seat or other.type in {MentionType.ORGANISATION, MentionType.MEDIUM}:
                return self._early(place)
        return None

    def _quoted_speaker(self, markable: Markable) -> Draft | None:
        """Who says the quotation that a pronoun stands in, as far as this paragraph tells."""
        if not self.view.in_quote(markable.head):
            return None
        for place in self.speakers:
            if self.markables[place].kind is not MentionKind.PRONOUN:
                return self._early(place)
        return None


def _is_speaker(markable: Markable) -> bool:
    """Whether it is the subject of a verb of saying, or cited, outside a quotation."""
    view, head = markable.view, acting_head(markable.view, markable.first, markable.head)
    return is_reporting_subject(view, head) or is_cited(view, head)
