"""What holds for every text: spans slice back, the same input gives the same records."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.events import read_events
from firsthand.events.repair import repair_tokens
from firsthand.model import Quoted, Token
from firsthand.statements import read_statements

SENTENCES = [
    "Chad freed two drivers on Sunday, state radio said.",
    "None of the 46 had left prison by Sunday night.",
    "In exchange, Mali partly lifted sanctions on the airline Aerovelt.",
    "Forty drivers freed from jail in Chad landed in Oslo on Monday.",
    "A court in Oslo on Monday jailed two men for nine years.",
    "\u201cThe king has pardoned 31 drivers,\u201d spokeswoman Ada Bello told Radio Sarh.",
    "More than 1,000 prisoners remain in the country's jails.",
    "Chad freed 50 soldiers in exchange for 35 rebels.",
    "The pardon, which was requested by Mali, was a surprise.",
    "She asked whether the pilot had been charged; nobody knew.",
    "10:30 - ...",
]


def quotes_of(mention: Any) -> list[Quoted]:
    parties = [*mention.actors, *mention.recipients, mention.receiver]
    found = [mention.trigger, mention.evidence]
    found += [party.quote for party in parties if party is not None and party.quote is not None]
    found += [link.cue for link in mention.links if link.cue is not None]
    for field in (mention.count, mention.date):
        quote = getattr(field, "quote", None) or getattr(field, "basis", None)
        found += [quote] if isinstance(quote, Quoted) else []
    return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_every_quote_slices_back_and_holds_its_trigger(reading_of: Any, lines: list[str]) -> None:
    reading = reading_of("\n".join(lines))
    statements = read_statements(reading)
    mentions, figures = read_events(reading, statements)
    for mention in mentions:
        for quote in quotes_of(mention):
            assert reading.text[quote.span.start : quote.span.end] == quote.text
        assert mention.evidence.span.start <= mention.trigger.span.start
        assert mention.trigger.span.end <= mention.evidence.span.end
    for figure in figures:
        span = figure.evidence.span
        assert reading.text[span.start : span.end] == figure.evidence.text
    assert read_events(reading, statements[::-1]) == (mentions, figures)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), size=st.integers(min_value=1, max_value=9))
def test_repair_keeps_every_token_on_a_path_to_a_root(data: Any, size: int) -> None:
    tokens = []
    for index in range(size):
        head = data.draw(st.integers(min_value=0, max_value=index))
        tag, pos = data.draw(st.sampled_from([("VBD", "VERB"), ("VBN", "VERB"), ("NN", "NOUN")]))
        dep = data.draw(st.sampled_from(["nsubj", "conj", "amod", "pobj", "acl", "prep"]))
        label = "ROOT" if head == index else dep
        tokens.append(Token(index * 2, index * 2 + 1, "x", pos, tag, label, head))
    fixed = repair_tokens(tokens)
    assert [(t.start, t.end) for t in fixed] == [(t.start, t.end) for t in tokens]
    for index in range(size):
        node = index
        for _ in range(size):
            node = fixed[node].head
        assert fixed[node].head == node


def test_an_empty_or_foreign_text_gives_nothing(reading_of: Any) -> None:
    for text in ["   ", "Дрон упал в поле.", "12345", "?!"]:
        assert read_events(reading_of(text), []) == ([], [])
