"""Alerts: saved questions looked at after each run, and their answers delivered once.

Comes in: a store with alerts. Goes out: items in the ledger, each found once, and each
delivered: to files exactly once, to webhooks at least once with an id to tell repeats by.
"""

from __future__ import annotations

from firsthand.run.alerts.running import AlertCounts, look, run_alerts

__all__ = ["AlertCounts", "look", "run_alerts"]
