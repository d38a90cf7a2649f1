"""From words on the page to someone: speaker, medium, listener, newsroom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.model import Entity, Mention, MentionType, Party, Quoted, Reading, Span
from firsthand.names import entity_at, mentions_in

from .cues import word_set

if TYPE_CHECKING:
    from .candidate import Stretch

_ONE_OF = re.compile(r"(?:one|another) of (?:them|the [\w ]+)$", re.IGNORECASE)
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})
_NAME_MOST = 60  # characters that a name behind a comma may take
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def quoted(reading: Reading, stretch: Stretch) -> Quoted:
    """The stored text of a stretch of the document."""
    return Quoted(Span(reading.document, *stretch), reading.text[slice(*stretch)])


def find_party(reading: Reading, stretch: Stretch) -> Party:
    """Whom the words name: the quote as written, and the entity where one is known."""
    quote = quoted(reading, stretch)
    mention = (
        _named_behind(reading, quote)
        or _antecedent(reading, quote)
        or _best_mention(reading, quote)
    )
    entity = mention.entity if mention is not None else _named_so(reading, quote.text)
    return Party(entity, quote)


def _named_so(reading: Reading, words: str) -> str | None:
    """The entity that has exactly these words for a name, where no mention was marked."""
    wanted = words.casefold().removeprefix("the ")
    for entity in reading.entities:
        names = (entity.name, *entity.aliases)
        if any(wanted == name.casefold().removeprefix("the ") for name in names):
            return entity.id
    return None


def _named_behind(reading: Reading, quote: Quoted) -> Mention | None:
    """As in "one of them, Ann Lee, said": the name behind the comma."""
    end = quote.span.end
    if not _ONE_OF.match(quote.text) or reading.text[end : end + 2] != ", ":
        return None
    persons = {e.id for e in reading.entities if e.type is MentionType.PERSON}
    behind = (m for m in mentions_in(reading, end + 2, end + _NAME_MOST) if m.entity in persons)
    return next((m for m in behind if m.quote.span.start == end + 2), None)


def _antecedent(reading: Reading, quote: Quoted) -> Mention | None:
    """As in "Ann Lee, who said": whoever stands right before the word."""
    start = quote.span.start
    if quote.text.lower() not in {"who", "which"}:
        return None
    end = len(reading.text[:start].rstrip(" ,"))
    before = [
        m for m in mentions_in(reading, max(0, end - _NAME_MOST), end) if m.quote.span.end == end
    ]
    return min(before, key=lambda m: m.quote.span.start, default=None)


def _best_mention(reading: Reading, quote: Quoted) -> Mention | None:
    """The mention that the words stand for.

    Of several names in them the person wins who is not an owner: "the leader's spokeswoman
    Ann Lee" is Ann Lee; then the one that stands last before a preposition. An owner alone
    is nobody who speaks: "their employer".
    """
    span = quote.span
    inside = mentions_in(reading, span.start, span.end)
    for m in inside:
        if (m.quote.span.start, m.quote.span.end) == (span.start, span.end):
            return m
    within = [m for m in inside if not _is_owner(reading, m)]
    head = [m for m in within if _is_head(reading.text[span.start : m.quote.span.start])]
    types = {entity.id: entity.type for entity in reading.entities}
    persons = [m for m in head if types.get(m.entity) is MentionType.PERSON]
    if persons:
        return persons[-1]
    if head:
        return max(head, key=lambda m: (m.quote.span.end, -m.quote.span.start))
    if within:
        return None
    is_own = quote.text.split()[-1].lower() in word_set("own_papers")
    if inside and is_own and not _is_joined(reading, inside[-1]):
        return inside[-1]  # "according to Zeta Watch's count"
    found = entity_at(reading, span.start, span.end)
    return None if found is not None and _is_owner(reading, found) else found


def _is_head(before: str) -> bool:
    """Whether nothing before a name makes it another's: "the mother of", but "one of them,"."""
    return not _has_preposition(before) or _ONE_OF.fullmatch(before.rstrip(" ,")) is not None


def _is_owner(reading: Reading, mention: Mention) -> bool:
    if mention.quote.text.lower() in _OWNERS:
        return True
    after = reading.text[mention.quote.span.end : mention.quote.span.end + 2]
    return after in {"'s", "’s"} or after[:1] in {"'", "’"} or _is_joined(reading, mention)


def _is_joined(reading: Reading, mention: Mention) -> bool:
    """Whether a name is only part of a word: "a Zeta-linked website"."""
    after = reading.text[mention.quote.span.end : mention.quote.span.end + 2]
    return after[:1] == "-" and after[1:].islower()


def _has_preposition(text: str) -> bool:
    return any(
        word in {"of", "from", "for", "in", "at", "with", "to"} for word in text.lower().split()
    )


def is_medium(reading: Reading, party: Party) -> bool:
    """Whether the words name someone who carries words to the public."""
    if party.quote is None:
        return False
    words = [word.lower() for word in _WORD.findall(party.quote.text)]
    is_newsroom_itself = bool(words) and words[-1] in word_set("newsroom_pronouns")
    if is_newsroom_itself or any(_in_list(word, "addressee_nouns") for word in words):
        return is_newsroom_itself
    entity = entity_of(reading, party.entity)
    if entity is not None and (entity.type is MentionType.MEDIUM or newsroom(reading) == entity.id):
        return True
    known = lookup(entity.name if entity is not None else party.quote.text)
    is_known = known is not None and known.kind in {"agency", "medium"}
    if is_known or any(_in_list(word, "media_nouns") for word in words):
        return True
    is_body = known is not None and known.kind == "body"  # "told Amnesty International"
    is_house = not is_body and _is_unknown_house(party, entity)
    return is_house or party.quote.text.casefold() in _houses(reading)


def _is_unknown_house(party: Party, entity: Entity | None) -> bool:
    """Whether the words are a bare name of no person, place or group: told Karva Online."""
    if party.quote is None or (entity is not None and entity.type is not MentionType.ORGANISATION):
        return False
    words = party.quote.text.removeprefix("the ").removeprefix("The ").split()
    return bool(words) and all(word[:1].isupper() for word in words)


def _in_list(word: str, name: str) -> bool:
    words = word_set(name)
    return word in words or (word.endswith("s") and word[:-1] in words)


def entity_of(reading: Reading, key: str | None) -> Entity | None:
    """The entity of the reading with this id."""
    return next((entity for entity in reading.entities if entity.id == key), None)


def is_newsroom(party: Party) -> bool:
    """Whether the words are those in which a newsroom speaks of itself: told us."""
    if party.quote is None:
        return False
    words = party.quote.text.lower().split()
    return " ".join(words) in word_set("newsroom_pronouns") or words[:1] == ["our"]


def _houses(reading: Reading) -> set[str]:
    """The newsrooms that the copy itself names: its outlet, its agency."""
    byline = reading.article.byline
    names = [byline.outlet, byline.agency, *(credit.name for credit in reading.article.credits)]
    return {name.casefold() for name in names if name}


def newsroom(reading: Reading) -> str | None:
    """The id of the entity of the newsroom that produced the text, if the reading has one."""
    producer = reading.producer
    if producer is None or producer.name is None:
        return None
    wanted = producer.name.casefold()
    for entity in reading.entities:
        if wanted in {name.casefold() for name in (entity.name, *entity.aliases)}:
            return entity.id
    return None


def role_of(reading: Reading, party: Party | None) -> str | None:
    """What the speaker is, as the document says: "spokeswoman of Ann Lee", "EU diplomat"."""
    entity = entity_of(reading, party.entity) if party is not None else None
    if entity is None or entity.role is None:
        return None
    owner = entity_of(reading, entity.speaks_for)
    if owner is None or _names_in(entity.role, owner):
        return entity.role
    return f"{entity.role} of {owner.name}"


def _names_in(role: str, owner: Entity) -> bool:
    """Whether the role says already whose it is: "senior EU diplomat"."""
    return any(f" {name} " in f" {role} " for name in (owner.name, *owner.aliases))
