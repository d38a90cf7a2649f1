"""The two seed documents: the ledger must not depend on the order in which they came."""

import pytest
from quality.acceptance import FILES, SEEDS, score_export
from quality.corpus import export_of, has_shared

pytestmark = pytest.mark.skipif(
    not has_shared(), reason="../shared/seeds is absent: the acceptance test needs it"
)

# Fields in which one wrong answer makes the ledger worthless, whatever the floors say.
MUST_BE_WHOLE = (
    "text.unchanged",
    "blocks.body",
    "blocks.cover",
    "blocks.appeal",
    "copy.one",
    "copy.aligned",
    "origin.one",
    "origin.range",
    "event.no_trap",
)


@pytest.fixture(scope="module")
def exports():
    forward = export_of(*(SEEDS / FILES[key] for key in ("000", "001")))
    backward = export_of(*(SEEDS / FILES[key] for key in ("001", "000")))
    return forward, backward


def test_export_is_the_same_in_either_order(exports):
    forward, backward = exports
    assert forward == backward


@pytest.mark.parametrize("field", MUST_BE_WHOLE)
def test_field_is_whole(exports, field):
    right, asked = score_export(exports[0]).result()[field]
    assert asked > 0
    assert right == asked


def test_every_span_slices_back_to_its_quote(exports):
    texts = {r["id"]: r["text"] for r in exports[0] if r["kind"] == "document"}
    checked = 0
    for record in exports[0]:
        for evidence in record.get("evidence", ()):
            start, end = evidence["span"]
            assert texts[evidence["document"]][start:end] == evidence["quote"]
            checked += 1
    assert checked > 10
