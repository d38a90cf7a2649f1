"""The sidecar `NAME.meta.json`: where a file came from, as the one who saved it noted."""

from __future__ import annotations

import json
from dataclasses import replace

from firsthand.errors import ReadError
from firsthand.model import Acquisition

_KEYS = {
    "source": "source_name",
    "domain": "source_domain",
    "url": "url",
    "retrieved_at": "retrieved_at",
}


def parse_sidecar(data: bytes, *, name: str, acquisition: Acquisition) -> Acquisition:
    """Return `acquisition` with what the sidecar adds; what was already stated stays.

    Args:
        data: the bytes of `NAME.meta.json`: an object with any of source, domain, url,
            retrieved_at, each a string or null; other keys are left alone.
        name: names the sidecar in error messages.
        acquisition: what is known so far (path, and what the command line stated).

    Raises:
        ReadError: it is no JSON object, or a value is no string.
    """
    try:
        stated = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadError(
            f"{name}: expected a JSON object with source, domain, url or retrieved_at; {error}"
        ) from error
    if not isinstance(stated, dict):
        raise ReadError(f"{name}: expected a JSON object, found {type(stated).__name__}")
    found: dict[str, str] = {}
    for key, field in _KEYS.items():
        value = stated.get(key)
        if value is not None and not isinstance(value, str):
            raise ReadError(f"{name}: {key} must be a string, found {type(value).__name__}")
        if value and getattr(acquisition, field) is None:
            found[field] = value.strip()
    return replace(acquisition, **found)  # type: ignore[arg-type]  # text fields, by _KEYS
