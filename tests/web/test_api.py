"""The API: what it promises in OpenAPI, it keeps; nothing that is sent makes it fall."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from firsthand.book import Ledger
from firsthand.config import Config
from firsthand.export.jsonl import export_objects
from firsthand.store import open_store
from firsthand.web import Settings, create_app

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


@pytest.fixture(scope="module")
def api(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Return a desk whose answers all tests of this module share; writes are never waited for."""
    path = tmp_path_factory.mktemp("api") / "own.db"
    with Ledger.open(filled, config=Config()) as ledger:
        ledger.store.copy_to(path)
    app = create_app(Settings(path, wait=0.0, writes_a_minute=1_000_000))
    return TestClient(app, raise_server_exceptions=False)


def paths_of(api: TestClient) -> dict[str, str]:
    """Return the twins of the ledger by the path that OpenAPI gives them."""
    store = api.app.state.desk.pool  # type: ignore[attr-defined]
    with store.lent() as ledger:
        copy = next(ledger.copies())
        ids = {
            "stories": [item.id for item in ledger.stories()],
            "events": [item.id for item in ledger.events()],
            "documents": ledger.document_ids(),
            "entities": [item.id for item in ledger.entities()],
        }
    found = {f"/compare/{copy.a}/{copy.b}.json": "/compare/{a}/{b}.json"}
    for kind, names in ids.items():
        found |= {f"/{kind}/{name}.json": f"/{kind}/{{name}}.json" for name in names[:8]}
    for path in ("stories", "events", "entities", "sources", "decisions", "ingest", "timeline"):
        found[f"/{path}.json"] = f"/{path}.json"
    found["/tally.json"] = "/tally.json"
    found["/search.json?q=sailors"] = "/search.json"
    found["/source.json?name=Ostwick+Herald"] = "/source.json"
    return found


def test_every_answer_has_the_shape_that_is_described(api: TestClient) -> None:
    schema = schemathesis.openapi.from_dict(api.get("/openapi.json").json())
    for path, described in paths_of(api).items():
        answer = api.get(path)
        assert answer.status_code == 200, path
        schema[described]["GET"].validate_response(
            schemathesis.Response.from_any(answer)  # type: ignore[arg-type]
        )


def test_nothing_is_lost_between_record_and_answer(api: TestClient) -> None:
    with api.app.state.desk.pool.lent() as store:  # type: ignore[attr-defined]
        records = {item["id"]: item for item in export_objects(store) if "id" in item}
        copies = [item for item in export_objects(store) if item["kind"] == "copy"]
        stories = [item.id for item in store.stories()]
    for name in stories:
        answer = api.get(f"/stories/{name}.json").json()
        assert answer["story"] == records[name]
        for kind in ("documents", "origins", "events", "figures", "statements", "entities"):
            assert answer[kind] == [records[item["id"]] for item in answer[kind]]
        assert all(item in copies for item in answer["copies"])


def test_errors_are_described_in_one_shape(api: TestClient) -> None:
    described = api.get("/openapi.json").json()
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            for code, answer in operation["responses"].items():
                if code.startswith(("4", "5")):
                    shape = answer["content"]["application/json"]["schema"]["$ref"]
                    assert shape.endswith("/ErrorAnswer"), (path, code)
            assert {"404", "422", "401", "403"} <= set(operation["responses"]), path
            if method == "post":
                assert {"409", "413", "429"} <= set(operation["responses"]), path
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "query" and parameter["name"] not in {"order", "kind"}:
                    words = parameter.get("description") or parameter["schema"].get("description")
                    assert words or "enum" in str(parameter), (path, parameter["name"])
    assert {"token", "session"} == set(described["components"]["securitySchemes"])


def test_nothing_that_is_sent_makes_it_fall(api: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", api.app)
    kept = settings(
        max_examples=6,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    asked = 0
    for found in schema.exclude(path_regex="^/export").get_all_operations():
        operation = found.ok()

        @kept
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)

        ask()
        asked += 1
    assert asked > 15


def test_what_has_not_changed_is_not_sent_again(api: TestClient) -> None:
    first = api.get("/events.json")
    tag = first.headers["etag"]
    again = api.get("/events.json", headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert api.get("/events.json?type=release").headers["etag"] != tag
    assert api.get("/events.json", headers={"if-none-match": '"other"'}).status_code == 200


def test_a_page_is_sent_again_after_a_decision(ledger_file: Path) -> None:
    with TestClient(create_app(Settings(ledger_file, wait=60.0))) as client:
        client.headers["accept"] = "text/html"
        client.get("/")
        page = client.get("/")
        tag = {"if-none-match": page.headers["etag"]}
        assert client.get("/", headers=tag).status_code == 304
        with open_store(ledger_file) as store:
            a, b = (item.documents[0] for item in store.stories()[:2])
        client.cookies.clear()
        body = {"kind": "story", "value": "same", "subjects": [f"{a}:0:0", f"{b}:0:0"]}
        assert client.post("/api/decisions", json=body).json()["applied"] is True
        assert client.get("/", headers=tag).status_code == 200
