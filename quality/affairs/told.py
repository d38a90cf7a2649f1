"""Affairs told as data (`told/*.yml`): documents, entities, origins, events and traps.

They are about events: their gold holds no statements, so that figures of statements are not
taken from them. Which of them may be looked at was decided by a hash of their names, before
the engine had read any.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "told"


def names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the affairs that may be looked at, and of those held back."""
    every = sorted(path.stem for path in FOLDER.glob("*.yml"))
    tuned = tuple(name for name in every if blake2b(name.encode()).digest()[0] % 2)
    return tuned, tuple(name for name in every if name not in tuned)


def build(tools: Any, name: str) -> Any:
    """Return the affair of that name, built with the shared builder, which checks its spans."""
    told = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    affair = tools.Scn(name.replace("_", "-"), told["title"], [])
    for path, document in told["docs"].items():
        text = document["text"].strip("\n").replace("\n", "\n\n")
        affair.doc(
            path,
            text,
            agency=document.get("agency"),
            outlet=document.get("outlet"),
            pub=(document["pub"],),
            opt=("agency", "outlet", "persons", "dateline"),
        )
    for id_, type_, shown, aliases, *of in told["entities"]:
        affair.ent(id_, type_, shown, aliases, of=of[0] if of else None)
    for one, other, relation, accepted in told.get("copies", ()):
        affair.copy(one, other, relation, accepted)
    for documents, producer, kind, *bounds in told["origins"]:
        affair.origin(documents, producer, kind, *bounds)
    affair.story(" ".join(told["docs"]))
    for id_, event in told["events"].items():
        _add_event(affair, id_, event)
    for event, field, values, *optional in told.get("conflicts", ()):
        affair.conflict(event, field, values, optional=bool(optional))
    for trap in told["traps"]:
        documents, quote, why, types, *rest = trap
        extra = dict(zip(("nov", "status"), rest, strict=False))
        affair.trap(documents, quote, why, types, **extra)
    return affair


def _add_event(affair: Any, id_: str, event: dict[str, Any]) -> None:
    fields = {key: value for key, value in event.items() if key not in {"type", "ev"}}
    affair.ev(id_, event["type"], [tuple(pair) for pair in event["ev"]], **fields)
