"""What no request can do: reach files of the machine, or have the desk ask other hosts."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient

_UP = ("../", "..%2f", "%2e%2e/", "..%5c", "....//")


@pytest.mark.parametrize("up", _UP)
def test_no_path_leads_out_of_the_static_files(client: TestClient, up: str) -> None:
    for name in ("settings.py", "templates/base.html"):
        answer = client.get(f"/static/{up}{name}")
        assert answer.status_code == 404
        assert "class Settings" not in answer.text


@pytest.mark.parametrize(
    "name", ["/etc/hostname", "..\\..\\secret.txt", "C:\\secret.txt", "..", ""]
)
def test_the_name_of_an_upload_is_only_a_name(
    client: TestClient, ledger_file: Path, name: str
) -> None:
    before = sorted(item.name for item in ledger_file.parent.iterdir())
    body = {"text": "Rain fell on Ostwick.\n", "name": name}
    client.headers["accept"] = "application/json"
    assert client.post("/api/documents", json=body).status_code in {202, 422}
    after = {item.name.removeprefix(ledger_file.name) for item in ledger_file.parent.iterdir()}
    assert after - {n.removeprefix(ledger_file.name) for n in before} <= {
        *(".lock", "-wal", "-shm", ".fhi")
    }
    paths = [item["path"] for item in client.get("/ingest.json").json()["failures"]]
    assert not any("/" in (path or "") or "\\" in (path or "") for path in paths)


def test_an_address_is_noted_and_never_fetched(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.headers["accept"] = "application/json"
    client.get("/ingest.json")  # whatever an answer connects, it has connected by now
    client.cookies.clear()  # as a program

    def refuse(*_: object) -> None:
        raise AssertionError("the desk asked another host")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for address in ("http://169.254.169.254/latest/", "http://127.0.0.1:22/", "file:///etc/passwd"):
        body = {"text": f"Rain fell on {address[-9:]}.\n", "name": "one.txt", "url": address}
        answer = client.post("/api/documents", json=body)
        assert answer.status_code in {202, 422}
    jobs = client.get("/ingest.json").json()["jobs"]
    assert jobs
    assert all(job["state"] != "failed" for job in jobs)
