"""What needs a decision, what was decided, and deciding: on record at once, then carried out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Query
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from firsthand.errors import ConfigError
from firsthand.export.decisions import decision_object, question_object
from firsthand.export.spans import Plain
from firsthand.model import Decision, DecisionKind, Question, Quoted, Role, Span, Status, Subject
from firsthand.run.decide import record_decision, record_undo
from firsthand.store import Store
from firsthand.web.desk import Asked
from firsthand.web.guard.visitors import Rank
from firsthand.web.guard.writes import call_by, form_by
from firsthand.web.naming import Names, names_for
from firsthand.web.pages.made import Made, log_of
from firsthand.web.parameters import DecisionName, DecisionOn, Reader
from firsthand.web.schema.decision import DecidedAnswer, DecisionsAnswer
from firsthand.web.schema.error import WRITING
from firsthand.web.templating import page

router = APIRouter()
Writer = Annotated[Asked, Depends(form_by(Rank.ANALYST))]
Caller = Annotated[Asked, Depends(call_by(Rank.ANALYST))]
_SUBJECT = re.compile(r"^(doc-[0-9a-f]{4,64}):(\d{1,9}):(\d{1,9})(?::([a-z_]{1,40}))?$")
_MOST_WORDS = 2000
_BRIEF = 24  # letters: so short a place says little alone
_BESIDE = 70  # letters that are shown before and after it


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """The questions that wait, and the log of decisions, the latest first."""

    questions: tuple[Question, ...]
    log: tuple[Made, ...]
    names: Names
    around: dict[Span, str]


def gather_decisions(store: Store, kind: DecisionKind | None) -> DecisionsPage:
    """Return what waits and what was decided."""
    questions = tuple(store.questions(kind.value if kind else None))
    made = store.decisions()
    log = log_of(made)
    subjects = [s for q in questions for s in q.subjects] + [s for d in made for s in d.subjects]
    documents = {item.quote.span.document for item in subjects}
    headlines = {
        item.document: item.headline.text for item in store.articles(documents) if item.headline
    }
    brief = {s.quote.span.document for s in subjects if _is_brief(s.quote)}
    texts = {item.id: item.text for item in store.documents(brief, with_elements=False)}
    names = names_for(store, documents=documents)
    around = {s.quote.span: _around(s.quote, texts, headlines) for s in subjects}
    return DecisionsPage(questions, log, names, around)


def _is_brief(quote: Quoted) -> bool:
    return 0 < len(quote.text) < _BRIEF


def _around(quote: Quoted, texts: Mapping[str, str], headlines: Mapping[str, str]) -> str:
    """Return what tells an analyst what is meant: a word alone needs the words beside it."""
    span = quote.span
    if not quote.text:
        return headlines.get(span.document, "")
    text = texts.get(span.document, "")
    if not _is_brief(quote) or not text:
        return quote.text
    begin = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[begin : end if end >= 0 else len(text)]
    before, after = line[: span.start - begin], line[span.end - begin :]
    if len(before) > _BESIDE:
        before = "… " + before[-_BESIDE:].partition(" ")[2]
    if len(after) > _BESIDE:
        after = after[:_BESIDE].rpartition(" ")[0] + " …"
    return f"{before}{quote.text}{after}"


class DecisionIn(BaseModel):
    """A decision as a program sends it.

    `subjects` are "document:start:end" or "document:start:end:type"; a whole document is
    "document:0:0".
    """

    kind: DecisionKind = Field(examples=["story"])
    value: str = Field(max_length=40, examples=["same"])
    subjects: list[str] = Field(
        min_length=1,
        max_length=2,
        examples=[["doc-0123456789abcdef:0:0", "doc-fedcba9876543210:0:0"]],
    )
    why: str | None = Field(default=None, max_length=_MOST_WORDS, examples=["one and the same act"])


@router.get("/decisions.json", tags=["decisions"], response_model=DecisionsAnswer)
def decisions_json(asked: Reader, kind: DecisionOn = None) -> Plain:
    """Return the questions that wait, the most doubtful first, and all decisions in order."""
    found = gather_decisions(asked.store, kind)
    return {
        "questions": [question_object(item) for item in found.questions],
        "decisions": [decision_object(made.decision) for made in reversed(found.log)],
    }


@router.get("/decisions", response_class=HTMLResponse, include_in_schema=False)
def decisions_html(
    asked: Reader,
    kind: Annotated[str, Query(max_length=20)] = "",
) -> HTMLResponse:
    """Show what waits and what was decided."""
    wanted = DecisionKind(kind) if kind in set(DecisionKind) else None
    found = gather_decisions(asked.store, wanted)
    return page(
        asked,
        "decisions.html",
        found=found,
        names=found.names,
        kinds=[item.value for item in DecisionKind],
        kind=kind,
        roles=[item.value for item in Role],
        statuses=[item.value for item in Status],
    )


@router.post(
    "/api/decisions",
    tags=["decisions"],
    status_code=201,
    response_model=DecidedAnswer,
    responses=WRITING,
)
def decide_call(asked: Caller, given: DecisionIn) -> Plain:
    """Keep a decision; the ledger follows at once, or when the run at work has ended.

    `applied` tells whether it has followed already.
    """
    subjects = [_subject(asked.store, item) for item in given.subjects]
    decision, applied = _decide(asked, given.kind, given.value, subjects, given.why)
    return {"decision": decision_object(decision), "applied": applied}


@router.post(
    "/api/decisions/{name}/undo",
    tags=["decisions"],
    status_code=201,
    response_model=DecidedAnswer,
    responses=WRITING,
)
def undo_call(asked: Caller, name: DecisionName) -> Plain:
    """Take a decision back."""
    decision, applied = _undo(asked, name, None)
    return {"decision": decision_object(decision), "applied": applied}


@router.post("/decisions", include_in_schema=False)
def decide_form(  # noqa: PLR0917 (one for each field of the form)
    asked: Writer,
    kind: Annotated[str, Form(max_length=20)],
    value: Annotated[str, Form(max_length=40)],
    subject: Annotated[list[str], Form(max_length=2)],
    why: Annotated[str, Form(max_length=_MOST_WORDS)] = "",
    back: Annotated[str, Form(max_length=2000)] = "/decisions",
) -> RedirectResponse:
    """Keep what a form decides, and go back to the page."""
    if kind not in set(DecisionKind):
        raise ConfigError(f"there is nothing to decide on a {kind!r}")
    subjects = [_subject(asked.store, item) for item in subject]
    _, applied = _decide(asked, DecisionKind(kind), value, subjects, why or None)
    if kind == DecisionKind.STORY and back.startswith("/stories/"):
        back = _story_now(asked.store, subjects[0]) or back
    return _back(back, applied=applied)


@router.post("/decisions/{name}/undo", include_in_schema=False)
def undo_form(
    asked: Writer,
    name: str,
    why: Annotated[str, Form(max_length=_MOST_WORDS)] = "",
    back: Annotated[str, Form(max_length=2000)] = "/decisions",
) -> RedirectResponse:
    """Take a decision back, and go back to the page."""
    _, applied = _undo(asked, name, why or None)
    return _back(back, applied=applied)


def _decide(
    asked: Asked, kind: DecisionKind, value: str, subjects: list[Subject], why: str | None
) -> tuple[Decision, bool]:
    by = asked.visitor.name
    decision = record_decision(asked.store, kind, value, subjects, by=by, why=why)
    asked.note("decide", decision.id, f"{kind.value}: {value}")
    return decision, _follow(asked)


def _undo(asked: Asked, name: str, why: str | None) -> tuple[Decision, bool]:
    wanted = asked.store.resolve(name, kinds=("decisions",))
    decision = record_undo(asked.store, wanted, by=asked.visitor.name, why=why)
    asked.note("undo", wanted)
    return decision, _follow(asked)


def _follow(asked: Asked) -> bool:
    """Have the ledger follow; tell whether it has before the answer had to go out."""
    job = asked.desk.settler.settle(asked.visitor.name)
    return job.ended.wait(asked.desk.settings.wait) and job.state == "done"


def _story_now(store: Store, subject: Subject) -> str | None:
    """Return the page of the story that a document is in now: a decision may have moved it."""
    document = subject.quote.span.document
    story = store.stories_of([document]).get(document)
    return f"/stories/{story}" if story else None


def _subject(store: Store, text: str) -> Subject:
    """Return the subject that "document:start:end:type" names, with the words that stand there."""
    match = _SUBJECT.match(text)
    if match is None:
        raise ConfigError(f"{text[:80]!r} names no place: document:start:end[:type] does")
    document, start, end, kind = match[1], int(match[2]), int(match[3]), match[4]
    document = store.resolve(document, kinds=("documents",))
    words = store.texts([document])[document][start:end]
    return Subject(Quoted(Span(document, start, end), words), kind)


def _back(address: str, *, applied: bool) -> RedirectResponse:
    """Go back to a page of our own, wherever the form said it came from."""
    parts = urlsplit(address)
    is_ours = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    path = parts.path if is_ours and not address.startswith(("//", "/\\")) else "/decisions"
    query = parts.query if is_ours else ""
    said = "said=done" if applied else "said=waiting"
    kept = "&".join(item for item in query.split("&") if item and not item.startswith("said="))
    return RedirectResponse(f"{path}?{kept}&{said}" if kept else f"{path}?{said}", status_code=303)
