"""Bringing copies in: pasted or uploaded, with the run's progress and what failed."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from firsthand.errors import ConfigError
from firsthand.export.spans import Plain
from firsthand.model import Acquisition
from firsthand.run.intake import Item
from firsthand.web.desk import Asked, now
from firsthand.web.guard.visitors import Rank
from firsthand.web.guard.writes import call_by, form_by
from firsthand.web.parameters import Reader
from firsthand.web.schema.error import WRITING
from firsthand.web.schema.job import IngestAnswer, JobRecord
from firsthand.web.settler import Job
from firsthand.web.templating import page

router = APIRouter()
Writer = Annotated[Asked, Depends(form_by(Rank.ANALYST))]
Caller = Annotated[Asked, Depends(call_by(Rank.ANALYST))]
_NOT_IN_NAMES = re.compile(r"[^\w. ()+-]+")
_MOST_FILES = 200


class DocumentIn(BaseModel):
    """A copy as a program sends it: its text or markup, and where it is from."""

    text: str = Field(min_length=1, examples=["Headline\n\nBy Our Staff\n\nThe report."])
    name: str = Field(default="pasted.txt", max_length=200, examples=["courier.txt"])
    source: str | None = Field(default=None, max_length=200, examples=["Valley Courier"])
    url: str | None = Field(default=None, max_length=2000, examples=["https://courier.example/1"])
    retrieved_at: str | None = Field(default=None, max_length=40, examples=["2026-03-14T08:00:00Z"])


def job_object(job: Job) -> Plain:
    """Return a run as pages and programs see it."""
    return {
        "number": job.number,
        "what": job.what,
        "by": job.who,
        "state": job.state,
        "step": job.word,
        "done": job.done,
        "total": job.total,
        "counts": job.counts,
        "error": job.error,
    }


@router.get("/ingest.json", tags=["ingest"], response_model=IngestAnswer)
def ingest_json(asked: Reader) -> Plain:
    """Return the runs of this desk, the latest first, and the inputs that failed."""
    return {
        "jobs": [job_object(job) for job in asked.desk.settler.jobs()],
        "failures": [asdict(item) for item in asked.store.failures()],
    }


@router.get("/ingest", response_class=HTMLResponse, include_in_schema=False)
def ingest_html(asked: Reader) -> HTMLResponse:
    """Show the forms, the runs and the failures."""
    jobs = asked.desk.settler.jobs()
    busy = any(job.state in {"waiting", "running"} for job in jobs)
    failures = asked.store.failures()
    return page(asked, "ingest.html", jobs=jobs, busy=busy, failures=failures)


@router.post(
    "/api/documents",
    tags=["ingest"],
    status_code=202,
    response_model=JobRecord,
    responses=WRITING,
)
def add_document(asked: Caller, given: DocumentIn) -> Plain:
    """Take a copy in; the answer is the run that does it: see `/ingest.json`."""
    acquisition = Acquisition(_name(given.name), given.url, given.source, None, given.retrieved_at)
    item = Item(_name(given.name), given.text.encode(), acquisition)
    return job_object(_take_in(asked, [item]))


@router.post("/ingest", include_in_schema=False)
def ingest_form(
    asked: Writer,
    text: Annotated[str, Form()] = "",
    source: Annotated[str, Form(max_length=200)] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
    files: Annotated[list[UploadFile], File()] = [],  # noqa: B006 (FastAPI copies it)
) -> RedirectResponse:
    """Take in what was pasted or uploaded, and show how it goes."""
    items = []
    if text.strip():
        acquisition = Acquisition(None, url or None, source or None, None, now())
        items.append(Item("pasted.txt", text.encode(), acquisition))
    for file in files[:_MOST_FILES]:
        if file.filename:
            name = _name(file.filename)
            acquisition = Acquisition(name, url or None, source or None, None, now())
            items.append(Item(name, file.file.read(), acquisition))
    if not items:
        raise ConfigError("paste a text or choose a file")
    _take_in(asked, items)
    return RedirectResponse("/ingest", status_code=303)


def _take_in(asked: Asked, items: list[Item]) -> Job:
    asked.note("ingest", ", ".join(item.name for item in items)[:200])
    job = asked.desk.settler.take_in(items, asked.visitor.name)
    job.ended.wait(min(1.0, asked.desk.settings.wait))
    return job


def _name(given: str) -> str:
    """Return the last part of a file's name, without anything that a path is made of."""
    last = re.split(r"[\\/]", given)[-1]
    return _NOT_IN_NAMES.sub("_", last).strip(". ")[:120] or "upload.txt"
