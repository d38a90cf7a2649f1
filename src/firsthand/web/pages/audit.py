"""The audit: every write through the desk, and every one that was refused; for admins."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from firsthand.export.spans import Plain
from firsthand.web.desk import Asked, asked_by
from firsthand.web.guard.visitors import Rank
from firsthand.web.parameters import Limit
from firsthand.web.schema.view import AuditRecord
from firsthand.web.templating import page

router = APIRouter()
Admin = Annotated[Asked, Depends(asked_by(Rank.ADMIN))]


@router.get("/audit.json", tags=["desk"], response_model=list[AuditRecord])
def audit_json(asked: Admin, limit: Limit = 200) -> list[Plain]:
    """Return the last writes, the latest first; for admins."""
    return [asdict(line) for line in asked.store.audit(limit=limit)]


@router.get("/audit", response_class=HTMLResponse, include_in_schema=False)
def audit_html(asked: Admin, limit: Limit = 200) -> HTMLResponse:
    """Show the last writes."""
    return page(asked, "audit.html", lines=asked.store.audit(limit=limit))
