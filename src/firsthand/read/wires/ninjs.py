"""ninjs, the IPTC's news in JSON: versions 1 and 2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firsthand.read.wires.items import WireItem

_OWN = ("pubstatus", "versioncreated", "infosources", "bodies", "headlines", "body_xhtml")


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is a ninjs item: it has a uri and one of ninjs' own keys."""
    return isinstance(record.get("uri"), str) and any(key in record for key in _OWN)


def read_ninjs(record: Mapping[str, Any]) -> WireItem:
    """Return what a ninjs object says; what it lacks stays None."""
    page = _kind(record.get("bodies"), "html") or _text(record, "body_xhtml", "body_html")
    plain = _kind(record.get("bodies"), "plain") or _text(record, "body_text")
    return WireItem(
        headline=_text(record, "headline") or _main(record.get("headlines")),
        byline=_text(record, "byline", "by"),
        dateline=_text(record, "located"),
        body=page or plain or "",
        is_html=page is not None,
        guid=_text(record, "uri"),
        version=str(record["version"]) if record.get("version") else None,
        status=_text(record, "pubstatus"),
        note=_text(record, "ednote"),
        provider=_named(record.get("infosources")) or _text(record, "copyrightholder"),
        published=_text(record, "firstcreated", "contentcreated", "versioncreated"),
        modified=_text(record, "versioncreated"),
        language=_text(record, "language"),
        url=next((u for u in (_text(record, "uri"),) if u and u.startswith("http")), None),
        captions=tuple(_captions(record.get("associations"))),
    )


def _text(record: Mapping[str, Any], *keys: str) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _items(value: Any) -> list[Mapping[str, Any]]:
    found = list(value.values()) if isinstance(value, Mapping) else value
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, list) else []


def _main(value: Any) -> str | None:
    items = _items(value)
    first = next((item for item in items if item.get("role") in {"main", None}), None)
    chosen = first or next(iter(items), None)
    return _text(chosen, "value") if chosen else None


def _kind(value: Any, kind: str) -> str | None:
    for item in _items(value):
        said = str(item.get("contenttype", "")).lower()
        if kind in said or (kind == "plain" and not said):
            return _text(item, "value")
    return None


def _named(value: Any) -> str | None:
    return next((name for item in _items(value) if (name := _text(item, "name"))), None)


def _captions(value: Any) -> list[str]:
    found = []
    for item in _items(value):
        text = _text(item, "description_text", "description_caption") or _main(
            item.get("descriptions")
        )
        if item.get("type") == "picture" and text:
            found.append(text)
    return found
