"""Lists of names that a user brings: CSV, and entities of FollowTheMoney or OpenSanctions.

CSV has a heading line with `name` and any of `alias` or `aliases` (several between ";"),
`type`, `country` and `wikidata`; lines of one name and type are one entry. JSON is one entity a
line, or an array of them, with `schema` and `properties`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from firsthand.errors import ReadError
from firsthand.model import MentionType
from firsthand.names.decisions import AliasEntry

_SCHEMAS = {
    "Person": MentionType.PERSON,
    "Organization": MentionType.ORGANISATION,
    "Company": MentionType.ORGANISATION,
    "PublicBody": MentionType.ORGANISATION,
    "LegalEntity": None,
}
_COUNTRY = re.compile(r"[A-Z]{2}")


def read_aliases(text: str) -> list[AliasEntry]:
    """Return the entries of a list, whichever of the two forms it has.

    Raises:
        ReadError: the text is neither; the message names the line.
    """
    start = text.lstrip("\ufeff \t\r\n")[:1]
    entries = _from_json(text) if start in {"{", "["} else _from_csv(text)
    return sorted(_joined(entries), key=lambda item: (item.name, item.type or "", item.aliases))


def _from_csv(text: str) -> Iterator[AliasEntry]:
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    heads = {head.strip().lower(): head for head in rows.fieldnames or () if head}
    if "name" not in heads:
        raise ReadError(f"expected a heading line with `name`, found {sorted(heads)} in line 1")
    for row in rows:
        cells = {key: (row.get(head) or "").strip() for key, head in heads.items()}
        others = cells.get("aliases") or cells.get("alias") or ""
        if cells["name"]:
            yield AliasEntry(
                cells["name"],
                tuple(part.strip() for part in others.split(";") if part.strip()),
                _type(cells.get("type", ""), rows.line_num),
                _country(cells.get("country", "")),
                cells.get("wikidata") or None,
            )


def _type(word: str, line: int) -> MentionType | None:
    if not word:
        return None
    try:
        return MentionType(word.lower().replace("organization", "organisation"))
    except ValueError as error:
        kinds = ", ".join(kind.value for kind in MentionType)
        raise ReadError(f"line {line}: expected a type of {kinds}, found {word!r}") from error


def _country(code: str) -> str | None:
    return code.upper() if _COUNTRY.fullmatch(code.upper()) else None


def _from_json(text: str) -> Iterator[AliasEntry]:
    for number, item in enumerate(_objects(text), 1):
        properties = item.get("properties")
        if not isinstance(properties, dict):
            raise ReadError(f"entity {number}: expected an object `properties`")
        if item.get("schema") not in _SCHEMAS:
            continue  # addresses, vessels, ownerships and the like name nobody
        names = [*_texts(properties, "name"), *_texts(properties, "alias")]
        names += _texts(properties, "weakAlias") if len(names) > 1 else []
        if names:
            yield AliasEntry(
                names[0],
                tuple(names[1:]),
                _SCHEMAS[item["schema"]],
                next(filter(None, map(_country, _texts(properties, "country"))), None),
                next(iter(_texts(properties, "wikidataId")), None),
            )


def _objects(text: str) -> list[dict[str, Any]]:
    try:
        if text.lstrip("\ufeff \t\r\n").startswith("["):
            found = json.loads(text.lstrip("\ufeff"))
        else:
            found = [
                json.loads(line) for line in text.lstrip("\ufeff").splitlines() if line.strip()
            ]
    except json.JSONDecodeError as error:
        raise ReadError(f"expected JSON, one entity a line or an array: {error}") from error
    if not all(isinstance(item, dict) for item in found):
        raise ReadError("expected every entity to be an object")
    return list(found)


def _texts(properties: dict[str, Any], name: str) -> list[str]:
    values = properties.get(name) or []
    return [value for value in values if isinstance(value, str) and value.strip()]


def _joined(entries: Iterable[AliasEntry]) -> list[AliasEntry]:
    """The entries with lines of one name and type as one."""
    found: dict[tuple[str, MentionType | None], AliasEntry] = {}
    for item in entries:
        key = item.name, item.type
        first = found.get(key)
        if first is None:
            found[key] = item
            continue
        found[key] = AliasEntry(
            item.name,
            tuple(dict.fromkeys((*first.aliases, *item.aliases))),
            item.type,
            first.country or item.country,
            first.wikidata or item.wikidata,
        )
    return list(found.values())
