"""The desk: pages and an API over one ledger, for a browser on this machine or a guarded host.

Comes in: requests. Goes out: pages that work with JavaScript off, and for each its `.json`
twin in the shapes of `docs/record-format.md`. It decides nothing: what it shows is in the
ledger, and what an analyst decides is carried out by a run.

    from firsthand.web import Settings, create_app
    app = create_app(Settings(ledger="firsthand.db"))
"""

from __future__ import annotations

from firsthand.web.app import create_app
from firsthand.web.settings import Settings

__all__ = ["Settings", "create_app"]
