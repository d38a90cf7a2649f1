"""Decisions and questions in their public shape."""

from __future__ import annotations

from firsthand.export.spans import Plain, pair
from firsthand.model import Decision, Question, Subject


def decision_object(item: Decision) -> Plain:
    """Return what an analyst decided, when and why."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "value": item.value,
        "subjects": [_subject(subject) for subject in item.subjects],
        "by": item.by,
        "at": item.at,
        "why": item.why,
        "undoes": item.undoes,
    }


def question_object(item: Question) -> Plain:
    """Return a matter that the stages left unsure, and what holds until someone decides."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "subjects": [_subject(subject) for subject in item.subjects],
        "given": item.given,
        "doubt": item.doubt,
        "why": item.why,
        "story": item.story,
    }


def _subject(item: Subject) -> Plain:
    span = item.quote.span
    return {
        "document": span.document,
        "span": pair(span),
        "text": item.quote.text,
        "type": item.type,
    }
