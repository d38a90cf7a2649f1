from __future__ import annotations

from firsthand.copies import StoredText
from firsthand.copies.shelf import Shelf
from firsthand.run.settling.touched import Touched

TEXTS = {
    "a": "Forty boats lay in the harbour of Tamsin when the storm broke over the western reef.",
    "b": "The looms of Quorrel stood still on Monday after the mill had dismissed nine weavers.",
}
SHELF = Shelf(
    {name: StoredText(text, ((0, len(text)),)) for name, text in TEXTS.items()}.__getitem__
)


def hashes(name: str) -> list[int]:
    found: list[int] = SHELF.prints(name).hashes.tolist()
    assert found
    return found


def test_what_a_newcomer_holds_is_touched_and_nothing_else() -> None:
    touched = Touched(SHELF, ["a"])
    assert touched.has_any(hashes("a"))
    assert touched.has_any([*hashes("b"), hashes("a")[0]])
    assert not touched.has_any(hashes("b"))
    touched.add(["b"])
    assert touched.has_any(hashes("b"))


def test_nothing_is_touched_where_nothing_came() -> None:
    assert not Touched(SHELF, []).has_any(hashes("a"))


def test_anything_may_be_touched_where_documents_changed_or_went() -> None:
    touched = Touched(SHELF, None)
    touched.add(["a"])
    assert touched.has_any(hashes("b"))
