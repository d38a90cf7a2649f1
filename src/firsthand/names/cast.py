"""The entities of one document while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import country_name
from firsthand.model import Entity, MentionKind, MentionType, content_id
from firsthand.names.spelling import core_tokens, fold_name
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.names.markables import Markable


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making.

    Attributes:
        type: what it is; may change while better evidence comes in.
        name: how it is called so far.
        is_named: whether it has a name of its own; others are known in this origin only.
        forms: surface forms.
        nouns: head nouns that describe it ("spokeswoman"), for "the spokeswoman".
        is_global: whether the description alone tells who it is ("president of Alba").
        is_new: whether an indefinite phrase brought it in.
        scope: what tells it apart from others of the same words within an origin.
        kin: whose relative it is, if it was told of as one ("her nephew Tom").
        number: how many a group is, as (operator, n), if stated.
    """

    type: MentionType
    name: str
    is_named: bool = True
    forms: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    country: str | None = None
    role: str | None = None
    speaks_for: Draft | None = None
    gender: str | None = None
    number: tuple[str, float] | None = None
    plural: bool = False
    owner: Draft | None = None
    kin: Draft | None = None
    members: list[Draft] = field(default_factory=list)
    key: str | None = None
    order: int = 0
    is_new: bool = False
    scope: str = ""
    is_global: bool = False

    def entity_id(self, origin_key: str) -> str:
        """The id: from the name, or within the origin for those without one."""
        if self.type is MentionType.PLACE and self.key is not None:
            return content_id("en", self.type, self.key)
        if self.type is MentionType.MEDIUM and not self.is_named and self.country and self.key:
            return content_id("en", self.type, self.key)
        if self.is_named or self.is_global:
            return content_id("en", self.type, fold_name(self.name))
        return content_id(
            "en", self.type, self.scope or self.key or fold_name(self.name), origin_key
        )


@dataclass(slots=True)
class Cast:
    """All drafts of a document and where each was mentioned, in the order of reading.

    Attributes:
        main_country: the country that the report is about, if one stands out.
        main_city: the town it speaks of most, for "the mayor".
        lands: adjectives of lands that no list knows ("Zubrian"), with the land.
        outlet: the medium that published the text ("told us").
        speaker: the person who spoke last outside a quotation.
        asker: the other person who spoke last before that one.
        speaking_body: the body that spoke last, "the company said" after "Zeta Corp said".
        passed: what the paragraphs before each one count together, between two mentions.
    """

    drafts: list[Draft] = field(default_factory=list)
    mentions: list[tuple[Markable, Draft, bool]] = field(default_factory=list)
    main_country: str | None = None
    main_city: str | None = None
    lands: Mapping[str, str] = field(default_factory=dict)
    outlet: Draft | None = None
    speaker: Draft | None = None
    asker: Draft | None = None
    speaking_body: Draft | None = None
    passed: tuple[int, ...] = ()

    def add(self, draft: Draft) -> Draft:
        """Take in a new draft; no two have one order, also where others were replaced."""
        draft.order = self.drafts[-1].order + 1 if self.drafts else 0
        self.drafts.append(draft)
        return draft

    def mention(self, markable: Markable, draft: Draft, *, metonym: bool = False) -> None:
        """Note that a markable refers to a draft."""
        self.mentions.append((markable, draft, metonym))
        if markable.kind is not MentionKind.PRONOUN:
            draft.forms.add(markable.name or markable.text)
        if markable.noun and markable.kind is not MentionKind.PRONOUN:
            draft.nouns.add(markable.noun)

    def recent(self) -> list[Draft]:
        """Drafts by their last mention, the latest first, each once."""
        return list(dict.fromkeys(draft for _, draft, _ in reversed(self.mentions)))

    def replace(self, old: Draft, new: Draft) -> None:
        """Let one draft be another: all that is known of it goes over."""
        new.forms |= old.forms
        new.nouns |= old.nouns
        new.country = new.country or old.country
        new.gender = new.gender or old.gender
        new.role = (
            old.role
            if new.role is None or (old.role and len(old.role) > len(new.role))
            else new.role
        )
        new.speaks_for = new.speaks_for or old.speaks_for
        new.kin = new.kin or old.kin
        self.mentions = [(m, new if d is old else d, f) for m, d, f in self.mentions]
        for draft in self.drafts:
            draft.owner = new if draft.owner is old else draft.owner
            draft.kin = new if draft.kin is old else draft.kin
            draft.speaks_for = new if draft.speaks_for is old else draft.speaks_for
        self.drafts.remove(old)
        self.speaker = new if self.speaker is old else self.speaker
        self.asker = new if self.asker is old else self.asker
        self.speaking_body = new if self.speaking_body is old else self.speaking_body

    def known_outlet(self) -> Draft | None:
        """The outlet as a draft of the document, once it is referred to."""
        if self.outlet is None:
            return None
        known = self.named(MentionType.MEDIUM, self.outlet.name)
        return known or self.add(self.outlet)

    def territory(self, code: str) -> Draft:
        """The draft of a country, made at need."""
        for draft in self.drafts:
            if draft.type is MentionType.PLACE and draft.key == code:
                return draft
        return self.add(Draft(MentionType.PLACE, country_name(code), country=code, key=code))

    def land(self, name: str) -> Draft:
        """The draft of a place that no list of countries knows, made at need."""
        for draft in self.drafts:
            if draft.type is MentionType.PLACE and draft.key is None and draft.name == name:
                return draft
        return self.add(Draft(MentionType.PLACE, name))

    def named(self, kind: MentionType, name: str) -> Draft | None:
        """The draft of this type with this very name, folded."""
        wanted = fold_name(name)
        for draft in self.drafts:
            if (
                draft.type is kind
                and draft.is_named
                and wanted in {fold_name(draft.name), *map(fold_name, draft.forms)}
            ):
                return draft
        return None


def same_person(full: str, part: str) -> bool:
    """Whether a shorter name can be the longer one's: its surname or its last words.

    A surname that goes first, as in "Kim" of "Kim Min Su", counts too; "Jr" may be left out.
    """
    lists = load_list("name_variants")
    a, b = core_tokens(full), core_tokens(part)
    if a[-1] in lists["generations"] and b[-1] != a[-1]:
        a = a[:-1]
    if len(b) == 1 and a[:1] == b and b[0] in lists["surnames_first"]:
        return True
    return len(b) <= len(a) and (a[-len(b) :] == b or (len(b) == len(a) and a == b))


def to_entity(draft: Draft, origin_key: str) -> Entity:
    """Return the record of a draft."""
    name = draft.name
    return Entity(
        id=draft.entity_id(origin_key),
        type=draft.type,
        name=name,
        aliases=tuple(sorted(form for form in draft.forms if form != name)),
        country=draft.country,
        role=draft.role,
        speaks_for=draft.speaks_for.entity_id(origin_key) if draft.speaks_for else None,
    )
