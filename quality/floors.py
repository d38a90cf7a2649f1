"""Floors of quality: a figure may rise and may not fall.

`floors.json` holds, for each suite, the digest of the corpus it was measured on and a floor
for each figure. A floor is only compared on the same corpus; a changed corpus is said.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing the figures of one suite with its floors gave."""

    regressions: tuple[str, ...]
    improved: tuple[str, ...]
    is_other_corpus: bool


def load_floors(path: Path = FLOORS) -> dict[str, dict[str, object]]:
    """Return the floors by suite; empty where there is no file yet."""
    if not path.exists():
        return {}
    loaded: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def compare(figures: dict[str, float], digest: str, floors: dict[str, object] | None) -> Verdict:
    """Compare figures with floors; a figure that is no longer measured is a regression."""
    if not floors or floors["corpus"] != digest:
        return Verdict((), (), is_other_corpus=bool(floors))
    values: dict[str, float] = dict(floors["floors"])  # type: ignore[call-overload]
    fallen = tuple(
        f"{name}: {figures.get(name)} is below its floor {floor}"
        for name, floor in sorted(values.items())
        if figures.get(name, -1.0) < floor
    )
    risen = tuple(name for name in sorted(figures) if figures[name] > values.get(name, -1.0))
    return Verdict(fallen, risen, is_other_corpus=False)


def raise_floors(
    figures: dict[str, float], digest: str, floors: dict[str, object] | None, *, allow: bool
) -> dict[str, object]:
    """Return the suite's new floors: never below the old ones unless `allow` says so."""
    old: dict[str, float] = {}
    if floors and floors["corpus"] == digest and not allow:
        old = dict(floors["floors"])  # type: ignore[call-overload]
    new = {name: max(value, old.get(name, value)) for name, value in sorted(figures.items())}
    return {"corpus": digest, "floors": {**old, **new}}


def save_floors(floors: dict[str, dict[str, object]], path: Path = FLOORS) -> None:
    """Write the floors, sorted, so that a diff shows what moved."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
