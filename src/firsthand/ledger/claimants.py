"""Who vouches for an event: counted apart from who printed it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from firsthand.ledger.context import Context
from firsthand.ledger.persons import PersonName, person_name, same_person
from firsthand.model import MentionType, Statement

# Speech acts that do not vouch for what lies in their content.
_NOT_VOUCHING = frozenset({"denies", "declines", "unknown"})
_STEPS = 4
# Shorter contents may be said by several.
_FEW_WORDS = 3


def find_claimants(
    context: Context,
    statements: Iterable[str],
    *,
    denying: bool = False,
    apart_from: Iterable[str] = (),
) -> tuple[str, ...]:
    """Return the entities that vouch for what these statements cover, in sort order.

    One for each root: a spokeswoman and the ministry that she speaks for are one claimant,
    named by the ministry where it speaks itself. A medium that only carries the words of
    another is none, a newsroom whose text is an origin of the story is none either.

    Args:
        context: of the story.
        statements: ids of the statements.
        denying: whether those are asked for who deny it.
        apart_from: entities whose own act of speech it is: who demands does not vouch.
    """
    names, apart = frozenset(statements), tuple(apart_from)
    if not names:
        return ()
    key = (names, denying, apart)
    if key not in context.claimants:
        told = [
            item for item in context.speakers(names) if denying or item.manner not in _NOT_VOUCHING
        ]
        context.claimants[key] = _find(context, told, apart) if told else ()
    return context.claimants[key]


def _find(context: Context, told: list[Statement], apart_from: Iterable[str]) -> tuple[str, ...]:
    said_by = [voice for item in told for voice in _voices(context, item)]
    own = {_root(context, name) for name in apart_from}
    if len(set(said_by)) == 1:  # most often: nobody to be told from others
        voice = said_by[0]
        is_apart = _root(context, voice) in own or _is_newsroom(context, voice)
        return () if is_apart else (voice,)
    carriers = _carriers(context, told)
    grouped: dict[str, Counter[str]] = defaultdict(Counter)
    for voice in said_by:
        grouped[_root(context, voice)][voice] += 1
    grouped = {root: names for root, names in grouped.items() if root not in own}
    grouped = _joined(context, grouped)
    real = {
        root: names
        for root, names in grouped.items()
        if not all(name in carriers or _is_medium(context, name) for name in names)
    }
    kept = real or {
        root: names for root, names in grouped.items() if not _all_newsrooms(context, names)
    }
    return tuple(sorted(_spoken_for(root, names) for root, names in kept.items()))


def claimant_roots(context: Context, statements: Iterable[str]) -> frozenset[str]:
    """Return for whom the speakers of statements speak: what tells whether two have one source."""
    told = context.speakers(statements) if statements else ()
    roots = (statement_root(context, item) for item in told if item.manner not in _NOT_VOUCHING)
    return frozenset(root for root in roots if root is not None)


def _spoken_for(root: str, names: Counter[str]) -> str:
    if root in names or len(names) > 1:
        return root if root in names else min(names, key=lambda name: (-names[name], name))
    return next(iter(names))


def statement_root(context: Context, statement: Statement) -> str | None:
    """Return for whom a statement's speaker speaks: the end of the line of who speaks for whom."""
    voice = _voice(context, statement)
    return None if voice is None else _root(context, voice)


def _joined(context: Context, grouped: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    """Return claimants with those made one whose name is the other's with a word left out.

    Only within the claimants of one event: there "the party" and "the Harvest party" are one.
    """
    if len(grouped) < 2:  # noqa: PLR2004
        return grouped
    words: dict[str, tuple[MentionType, PersonName]] = {}
    joined: dict[str, Counter[str]] = {}
    for root in sorted(grouped):
        entity = context.entity(root)
        if entity is None or entity.type is MentionType.PLACE:
            joined[root] = grouped[root]
            continue
        own = person_name(entity.name)
        home = next(
            (k for k, (t, n) in words.items() if t is entity.type and same_person(n, own)), root
        )
        words.setdefault(home, (entity.type, own))
        joined[home] = joined.get(home, Counter()) + grouped[root]
    return joined


def _voices(context: Context, statement: Statement) -> Iterable[str]:
    """Yield who stands at the far end of a statement's chain, and who says it along with them.

    "Officials", who are but their country, vouch for nothing beside another.
    """
    voice = _voice(context, statement)
    yield from () if voice is None else (voice,)
    for party in statement.together:
        entity = context.entity(party.entity)
        if entity is not None and entity.type is not MentionType.PLACE:
            yield entity.id


def _voice(context: Context, statement: Statement) -> str | None:
    """Return who stands at the far end of a statement's chain."""
    if statement.id not in context.voices:
        context.voices[statement.id] = _find_voice(context, statement)
    return context.voices[statement.id]


def _find_voice(context: Context, statement: Statement) -> str | None:
    voice = _told_voice(context, statement)
    if voice is None or context.is_named(voice):
        return voice
    return _named_elsewhere(context, statement) or voice


def _told_voice(context: Context, statement: Statement) -> str | None:
    """Return who stands at the far end of a statement's chain, as its own copy has it."""
    speaker = context.canonical(statement.speaker.entity) if statement.speaker else None
    chain = [context.canonical(name) for name in statement.chain]
    if chain and (speaker in chain or speaker is None):
        return chain[-1]
    return speaker


def _named_elsewhere(context: Context, statement: Statement) -> str | None:
    """Return who says the same words in a fuller copy of the text, where that names the speaker.

    A cut copy leaves "his lawyer" without the name that stands further down.
    """
    said = _words_said(statement)
    if said.count(" ") < _FEW_WORDS:
        return None
    if context.named_voices is None:
        context.named_voices = _by_opening(context)
    found = {
        name
        for key in _openings(context, statement)
        for item, name in context.named_voices.get(key, ())
        if _words_said(item) == said
    }
    return found.pop() if len(found) == 1 else None


def _by_opening(context: Context) -> dict[tuple[str, str], list[tuple[Statement, str]]]:
    """Return the statements whose speaker is named, by origin and first word, with the speaker."""
    found: dict[tuple[str, str], list[tuple[Statement, str]]] = defaultdict(list)
    for statement in context.statements.values():
        name = _told_voice(context, statement)
        if name is not None and context.is_named(name):
            for key in _openings(context, statement):
                found[key].append((statement, name))
    return found


def _openings(context: Context, statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield the first word of what is said beside each origin whose text it stands in."""
    words = next((words for item in statement.content if (words := item.text.split(None, 1))), None)
    if words is not None:
        for origin in context.origins_at(statement.content[0].span):
            yield origin, words[0]


def _words_said(statement: Statement) -> str:
    return " ".join([word for item in statement.content for word in item.text.split()])


def _carriers(context: Context, statements: list[Statement]) -> set[str]:
    carried = set()
    for item in statements:
        voice = _voice(context, item)
        between = [context.canonical(name) for name in item.chain]
        if item.medium is not None:
            between.append(context.canonical(item.medium.entity))
        carried |= {name for name in between if name is not None and name != voice}
    return carried


def _root(context: Context, name: str) -> str:
    """Return for whom an entity speaks, at the end of the line."""
    if name not in context.roots:
        context.roots[name] = _find_root(context, name)
    return context.roots[name]


def _find_root(context: Context, name: str) -> str:
    for _ in range(_STEPS):
        entity = context.entity(name)
        if entity is None or entity.speaks_for is None:
            return name
        name = context.canonical(entity.speaks_for) or name
    return name


def _is_medium(context: Context, name: str) -> bool:
    entity = context.entity(name)
    return entity is not None and (entity.type is MentionType.MEDIUM or _is_newsroom(context, name))


def _all_newsrooms(context: Context, names: Iterable[str]) -> bool:
    return all(_is_newsroom(context, name) for name in names)


def _is_newsroom(context: Context, name: str) -> bool:
    """Return whether the entity produced a text of this story."""
    entity = context.entity(name)
    if entity is None:
        return False
    newsrooms = context.newsrooms
    return bool(newsrooms) and (
        entity.name.casefold() in newsrooms
        or any(alias.casefold() in newsrooms for alias in entity.aliases)
    )
