"""The framework offers to send spans and metrics; the desk sends nothing, whatever is set."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand.web import Settings, create_app


def test_the_environment_cannot_make_the_desk_report(
    ledger_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
        with TestClient(create_app(Settings(ledger_file))) as client:
            assert client.get("/stories.json").status_code == 200
            assert client.get("/nowhere").status_code == 404
        with pytest.raises(TimeoutError):
            listener.accept()
