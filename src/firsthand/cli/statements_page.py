"""Who said what, through whom; what several copies carry is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import RenderableType

from firsthand.cli.gathered import Gathered
from firsthand.cli.page import DIM, NAME, QUOTE, heading, marked, styled, two_sided
from firsthand.model import Statement
from firsthand.views.words import many, party_words, quotation, short_id

_LENGTH = 190


def statements_section(gathered: Gathered) -> Iterator[RenderableType]:
    """Yield the statements of a story in the order of its text."""
    if not gathered.statements:
        return
    yield heading("Who said what")
    for same in grouped(gathered.statements):
        yield from statement_lines(same, gathered.names, gathered.files)


def grouped(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Return statements with the same words of the same speaker together, in text order."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for item in sorted(statements, key=lambda item: (item.document, _start(item))):
        words = "".join(char for quote in item.content for char in quote.text if char.isalnum())
        who = item.speaker.entity if item.speaker else None
        found.setdefault((words.casefold(), who or ""), []).append(item)
    return list(found.values())


def _start(item: Statement) -> int:
    return item.content[0].span.start if item.content else 0


def statement_lines(
    same: list[Statement], names: Mapping[str, str], files: Mapping[str, str]
) -> Iterator[RenderableType]:
    """Yield one statement as it stands in one or more copies."""
    item = same[0]
    parties = [party_words(one, names) for one in (item.speaker, *item.together) if one]
    who = " and ".join(parties) or "the reporters"
    role = f", {item.role}" if item.role else ""
    verb = item.cue.text if item.cue else item.manner
    hedge = " (hedged)" if item.hedged else ""
    through = f" · through {party_words(item.medium, names)}" if item.medium else ""
    head = styled((who, NAME), role, f" · {verb}{hedge}", through)
    chain = " ← ".join(names.get(entity, entity) for entity in item.chain)
    if len(item.chain) > 1:
        head.append_text(styled((f" · {chain}", DIM)))
    yield two_sided(head, short_id(item.id))
    words = " ".join(quote.text for quote in item.content)
    where = ", ".join(dict.fromkeys(files.get(found.document, "") for found in same))
    shown = where if len(same) <= len("abc") else many(len(same), "copy")
    yield marked("│", styled((quotation(words, _LENGTH), QUOTE), (f"  {shown}", DIM)))
