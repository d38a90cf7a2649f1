"""After a change of version, the records of older stages are made again."""

from __future__ import annotations

import json

from firsthand.run.intake import Item
from firsthand.run.pipeline import Run, read_again
from firsthand.run.steps import Step
from firsthand.run.versions import versions_in_force

_KEY = "versions"


def upgrade(run: Run) -> None:
    """Send every document back to the first step whose version is not the one that made it.

    The names and all that follows are remembered by content and version: settling sees to
    them.
    """
    wanted = versions_in_force(run.config)
    kept: dict[str, str] = json.loads(run.store.meta().get(_KEY, "{}"))
    stale = {step for step in Step if step.word in kept and kept[step.word] != wanted[step.word]}
    if Step.READ in stale:
        for arrival, data in run.store.inputs():
            read_again(run, Item(arrival.name, data, arrival.acquisition))
    with run.store.transaction():
        for step in sorted(stale - {Step.READ, Step.LEDGER}):
            run.store.send_back(below=step)
        if Step.LANGUAGE in stale:
            run.store.drop_passages()
        run.store.set_meta(_KEY, json.dumps(wanted, sort_keys=True))
