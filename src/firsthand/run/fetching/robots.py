"""robots.txt by RFC 9309: groups by agent, the longest matching rule, `*` and `$`.

The parser of the standard library takes rules in their order and knows no wildcards before
Python 3.15, so it forbids what the site allows, and the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

NAME = "firsthand"
MOST_BYTES = 500 * 1024
_MOST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site asks of us: rules as (pattern, allowed), and seconds between requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Tell whether a path with its query may be fetched."""
        wanted = _plain(path)
        found = [(len(p), allow) for p, allow in self.rules if p and _matches(p, wanted)]
        return max(found)[1] if found else True


ALLOW_ALL = Rules()
ALLOW_NONE = Rules((("/", False),))


def read_robots(data: bytes) -> Rules:
    """Return the rules for us: of the groups that name us, else of those for all."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    is_heading = False
    for line in data[:MOST_BYTES].decode("utf-8-sig", "replace").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = [*agents, value.lower()] if is_heading else [value.lower()]
            is_heading = True
            groups.setdefault(value.lower(), [])
            continue
        is_heading = False
        if key in {"allow", "disallow", "crawl-delay"}:
            for agent in agents:
                groups[agent].append((key, value))
    named = [item for agent, found in groups.items() if agent == NAME for item in found]
    return _rules(named if NAME in groups else groups.get("*", []))


def _rules(lines: list[tuple[str, str]]) -> Rules:
    rules = tuple((_plain(value), key == "allow") for key, value in lines if key != "crawl-delay")
    delays = [_seconds(value) for key, value in lines if key == "crawl-delay"]
    known = [value for value in delays if value is not None]
    return Rules(rules, max(known, default=None))


def _seconds(value: str) -> float | None:
    try:
        return min(_MOST_DELAY, max(0.0, float(value)))
    except ValueError:
        return None


def _plain(path: str) -> str:
    """Return a path with its escapes written one way."""
    return quote(
        unquote(path, errors="surrogateescape"),
        safe="/*$?&=:@!'()+,;-._~",
        errors="surrogateescape",
    )


def _matches(rule: str, path: str) -> bool:
    """Tell whether a path begins as a rule says; each part is sought once, from left to right."""
    is_whole = rule.endswith("$")
    first, *rest = (rule[:-1] if is_whole else rule).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not is_whole or at == len(path)
    last = rest.pop() if is_whole else None
    for part in rest:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return last is None or (path.endswith(last) and len(path) - len(last) >= at)
