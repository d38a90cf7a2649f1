"""Items as an Atom feed, a Markdown or HTML digest, and as the JSON of a webhook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from firsthand.store.alerting import Alert, AlertItem

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|!"})


def atom(alert: Alert, items: Sequence[AlertItem], *, ledger: str) -> str:
    """Return an Atom feed (RFC 4287) of items, the latest first.

    Args:
        alert: whose items they are.
        items: the latest first.
        ledger: the ledger's own id, which makes the ids of the entries unique everywhere.
    """
    updated = items[0].at if items else alert.made
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>urn:firsthand:{ledger}:{_xml(alert.id)}</id>",
        f"<title>{_xml(alert.name)}</title>",
        f"<updated>{_xml(updated)}</updated>",
        "<author><name>Firsthand</name></author>",
    ]
    for item in items:
        lines += [
            "<entry>",
            f"<id>urn:firsthand:{ledger}:{_xml(item.id)}</id>",
            f"<title>{_xml(item.title)}</title>",
            f"<updated>{_xml(item.at)}</updated>",
            f'<category term="{_xml(item.kind)}"/>',
            f'<content type="html">{_xml(_body(item))}</content>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def markdown(alert: Alert, items: Sequence[AlertItem]) -> str:
    """Return a digest in Markdown; what comes from the news cannot become markup."""
    lines = [f"# {_plain(alert.name)}: {len(items)} new", ""]
    for item in items:
        lines += [f"## {_plain(item.title)}", ""]
        lines += [f"- {_plain(word)}: {_plain(value)}" for word, value in item.facts]
        lines += ["", *(line for quote in item.quotes for line in _quoted(*quote))]
    return "\n".join(lines).rstrip() + "\n"


def html(alert: Alert, items: Sequence[AlertItem]) -> str:
    """Return a digest as one HTML page without scripts or outside files."""
    parts = [f"<h2>{escape(item.title)}</h2>{_body(item)}" for item in items]
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(alert.name)}'
    return (
        f"{head}</title><h1>{escape(alert.name)}: {len(items)} new</h1>"
        + "".join(parts)
        + "</html>\n"
    )


def payload(alert: Alert, item: AlertItem) -> bytes:
    """Return the body of a webhook call."""
    plain = {
        "id": item.id,
        "type": f"firsthand.{item.kind}",
        "timestamp": item.at,
        "data": {
            "alert": alert.name,
            "record": item.thing,
            "title": item.title,
            "facts": [list(pair) for pair in item.facts],
            "quotes": [{"where": where, "text": text} for where, text in item.quotes],
        },
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def _body(item: AlertItem) -> str:
    facts = "".join(f"<dt>{escape(w)}</dt><dd>{escape(v)}</dd>" for w, v in item.facts)
    quotes = "".join(
        f"<blockquote>{escape(text)}<footer>{escape(where)}</footer></blockquote>"
        for where, text in item.quotes
    )
    return f"<dl>{facts}</dl>{quotes}"


def _quoted(where: str, text: str) -> list[str]:
    return [f"> {_plain(text)}", f"> — {_plain(where)}", ""] if text else [f"- {_plain(where)}"]


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_MARKS)


def _xml(text: str) -> str:
    """Return text for XML, without the characters that it cannot hold."""
    sound = "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff\x7f"))
    return escape(sound)
