"""Running: the stages driven over one document or many, and the ledger brought up to them.

Comes in: a store and what intake found (`run.ingest.run_all`; `firsthand.Ledger` is its face).
Goes out: a ledger whose records are a pure function of the documents in it, whatever order
they came in and however often a run was killed. What the stages decide is not decided here.

    >>> from firsthand.run import step_named
    >>> step_named("copies").word
    'copies'
"""

from __future__ import annotations

from firsthand.run.steps import Step, step_named
from firsthand.run.summary import Progress, Silent, Summary

__all__ = ["Progress", "Silent", "Step", "Summary", "step_named"]
