"""The runs that the desk starts, and the inputs that failed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict


class JobRecord(TypedDict):
    """One run: what it is for, how far it is, how it ended."""

    number: Annotated[int, Field(examples=[1])]
    what: Annotated[str, Field(examples=["new copies"])]
    by: Annotated[str, Field(examples=["ines"])]
    state: Literal["waiting", "running", "done", "failed"]
    step: Annotated[str, Field(examples=["reading"])]
    done: int
    total: int | None
    counts: dict[str, int]
    error: str | None


class FailureRecord(TypedDict):
    """An input that a stage could not take."""

    document: str
    stage: Annotated[str, Field(examples=["read"])]
    error: str
    version: str
    path: str | None


class IngestAnswer(TypedDict):
    """The runs of this desk, the latest first, and the inputs that failed."""

    jobs: list[JobRecord]
    failures: list[FailureRecord]
