"""Taking a decision in: on record at once, and then carried out by settling anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from firsthand.clean.memory import source_key
from firsthand.errors import ConfigError, NotFoundError
from firsthand.model import Decision, DecisionKind, Role, Status, Subject, content_id
from firsthand.run.copying import begin_anew
from firsthand.run.steps import Step
from firsthand.store import Store

_PHRASE = 8  # words of a paragraph by which the same one is found in other documents
_MOST = 10_000  # documents that one decision on a role can reach
_PAIR = ("same", "different")
_VALUES: dict[DecisionKind, tuple[str, ...]] = {
    DecisionKind.STORY: _PAIR,
    DecisionKind.ENTITY: _PAIR,
    DecisionKind.EVENT: _PAIR,
    DecisionKind.COPY: _PAIR,
    DecisionKind.ROLE: tuple(role.value for role in Role),
    DecisionKind.STATUS: tuple(status.value for status in Status),
}


def record_decision(
    store: Store,
    kind: DecisionKind,
    value: str,
    subjects: Sequence[Subject],
    *,
    by: str,
    why: str | None = None,
) -> Decision:
    """Keep what an analyst decided; the next run carries it out.

    Raises:
        ConfigError: the value does not fit the kind, or the number of subjects does not.
        NotFoundError: a subject does not stand in its document as quoted.
    """
    _check(store, kind, value, subjects)
    places = [(item.quote.span.document, item.quote.span.start, item.type) for item in subjects]
    if kind is DecisionKind.ROLE:
        subjects = [_with_source(store, subjects[0])]
    with store.transaction("decisions"):
        made = _now()
        number = len(store.decisions())
        name = content_id("de", number, kind.value, value, places, by, made)
        decision = Decision(name, kind, value, tuple(subjects), by, made, why)
        store.add_decision(decision)
        _send_back(store, decision)
    return decision


def record_undo(store: Store, id: str, *, by: str, why: str | None = None) -> Decision:  # noqa: A002
    """Take a decision back; the next run carries it out.

    Raises:
        NotFoundError: there is no such decision.
        ConflictError: it was undone already.
    """
    with store.transaction("decisions"):
        first = next((item for item in store.decisions() if item.id == id), None)
        if first is None or first.undoes is not None:
            raise NotFoundError(f"there is no decision {id!r} that could be undone")
        made = _now()
        name = content_id("de", "undo", id, by, made)
        undone = Decision(name, first.kind, first.value, first.subjects, by, made, why, id)
        store.add_decision(undone)
        _send_back(store, undone)
    return undone


def _check(store: Store, kind: DecisionKind, value: str, subjects: Sequence[Subject]) -> None:
    allowed = _VALUES[kind]
    if value not in allowed:
        raise ConfigError(f"a decision on a {kind.value} is one of {', '.join(allowed)}")
    wanted = 2 if allowed is _PAIR else 1
    if len(subjects) != wanted:
        raise ConfigError(f"a decision on a {kind.value} has {wanted} subject(s)")
    texts = store.texts(item.quote.span.document for item in subjects)
    for item in subjects:
        span = item.quote.span
        text = texts.get(span.document)
        if text is None or text[span.start : span.end] != item.quote.text:
            raise NotFoundError(f"{item.quote.text[:60]!r} does not stand at {span}")


def _with_source(store: Store, subject: Subject) -> Subject:
    """Return a block with its source as type: what is said of it is said of the source."""
    document = store.document(subject.quote.span.document)
    return replace(subject, type=source_key(document))


def _send_back(store: Store, decision: Decision) -> None:
    """Have documents cleaned anew whose roles were decided: their copies depend on them."""
    if decision.kind is not DecisionKind.ROLE:
        return
    begin_anew(store)
    subject = decision.subjects[0]
    touched = {subject.quote.span.document}
    if subject.type is not None:
        phrase = _phrase(subject.quote.text)
        alike = [hit.id for hit in store.find(f'"{phrase}"', limit=_MOST)] if phrase else []
        touched.update(i.id for i in store.documents(alike) if source_key(i) == subject.type)
    for name in sorted(touched):
        store.set_stage(name, Step.READ)


def _phrase(text: str) -> str:
    """Return words by which a paragraph is found though its figures differ."""
    runs = re.split(r"\W*\w*\d\w*\W*", text)
    longest = max((re.findall(r"\w+", run) for run in runs), key=len)
    return " ".join(longest[:_PHRASE])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
