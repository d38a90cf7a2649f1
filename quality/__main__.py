"""The quality gate: measure every suite, print the figures, compare them with the floors.

python -m quality                  all suites; ends with 1 if a figure fell
python -m quality --suite seeds    one suite (may be given several times)
python -m quality --update         raise the floors to what was measured
python -m quality --update --allow-regression   set them anew, lower ones too
"""

from __future__ import annotations

import argparse
import importlib
import resource
import sys
import time

from quality.corpus import digest_of, has_shared
from quality.floors import compare, load_floors, raise_floors, save_floors

# suite -> module with measure() and corpus(); quick ones first
SUITES = {
    "seeds": "quality.acceptance",
    "scenarios": "quality.scenarios",
    "copies": "quality.copies",
    "affairs": "quality.affairs",
    "pages": "quality.pages",
    "cleaning": "quality.cleaning_text",
    "reader": "quality.reader",
    "events": "quality.events",
    "ties": "quality.ties",
    "deals": "quality.deals",
    "disputes": "quality.disputes",
    "names": "quality.names",
    "language": "quality.language",
    "statements": "quality.statements",
    "stories": "quality.stories",
    "origins": "quality.origins",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the gate and return its exit code: 0 all floors hold, 1 a figure fell, 2 no gold."""
    options = _parse(arguments)
    if not has_shared():
        print("quality: the gold (../shared) is absent, nothing can be measured", file=sys.stderr)
        return 2
    floors = load_floors()
    fallen: list[str] = []
    for suite in options.suite or SUITES:
        module = importlib.import_module(SUITES[suite])
        started = time.process_time() + sum(_children())
        figures, digest = module.measure(), digest_of(*module.corpus())
        seconds = time.process_time() + sum(_children()) - started
        verdict = compare(figures, digest, floors.get(suite))
        _print_suite(suite, figures, seconds)
        if verdict.is_other_corpus:
            print(f"   the corpus of {suite} is another one than its floors were set on")
        fallen += verdict.regressions
        if options.update:
            floors[suite] = raise_floors(
                figures, digest, floors.get(suite), allow=options.allow_regression
            )
    if options.update:
        save_floors(floors)
    for line in fallen:
        print(f"FELL {line}")
    return 1 if fallen and not options.allow_regression else 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument("--suite", action="append", choices=sorted(SUITES))
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    return parser.parse_args(arguments)


def _children() -> tuple[float, float]:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime, usage.ru_stime


def _print_suite(suite: str, figures: dict[str, float], seconds: float) -> None:
    print(f"== {suite} ({seconds:.1f} CPU s)")
    for name, value in sorted(figures.items()):
        print(f"   {name:<44} {value:7.4f}")


if __name__ == "__main__":
    sys.exit(main())
