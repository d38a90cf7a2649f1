"""Delivering: files whole or not at all, webhooks signed and tried again."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from pathlib import Path

from firsthand.run.alerts.rendering import payload
from firsthand.run.fetching import FetchError, Limits, fetch
from firsthand.store.alerting import Alert, AlertItem

MOST_TRIES = 12
_GOOD = range(200, 300)


def write_whole(path: Path, text: str) -> None:
    """Put a file in place of the one that is there: a reader sees the old one or the new one.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def signature(secret: str, name: str, seconds: int, body: bytes) -> str:
    """Return the signature of a call as the Standard Webhooks specification has it.

    HMAC-SHA256 over "id.timestamp.body" in base64; a receiver that knows the secret can tell
    that the call is ours, and by the timestamp that it is no old one sent again.
    """
    key = secret.removeprefix("whsec_")
    try:
        raw = base64.b64decode(key, validate=True) if key != secret else secret.encode()
    except ValueError:
        raw = key.encode()
    signed = f"{name}.{seconds}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(raw, signed, hashlib.sha256).digest()).decode()


def call(alert: Alert, item: AlertItem, seconds: int, limits: Limits) -> str:
    """Call a webhook with one item, and return how it answered.

    Args:
        alert: with the address and the secret.
        item: its id is the idempotency key: a receiver that knows it has had it.
        seconds: since 1970, signed with the body.
        limits: of the call; redirects are not followed.

    Raises:
        FetchError: no answer, or one that is no success.
    """
    body = payload(alert, item)
    headers = {
        "Content-Type": "application/json",
        "Webhook-Id": item.id,
        "Idempotency-Key": item.id,
        "Webhook-Timestamp": str(seconds),
    }
    if alert.secret:
        headers["Webhook-Signature"] = signature(alert.secret, item.id, seconds, body)
    answer = fetch(alert.target, limits, headers=headers, body=body)
    if answer.status not in _GOOD:
        # What the receiver will never take is not tried for days: 410 says so by itself.
        raise FetchError(f"the receiver answers {answer.status}", is_final=answer.status == 410)  # noqa: PLR2004
    return f"{answer.status}"
