"""One page fetched twice with another text: silent edits, and whether they change the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from firsthand.model import Acquisition, CopyRelation


@dataclass(frozen=True, slots=True)
class Edit:
    """Two versions of one page.

    Attributes:
        before, after: documents, in the order in which they were fetched; where that is not
            known, in id order.
        address: where both were fetched.
        material: how many differences change what the report says.
        is_ordered: whether it is known which of the two came first.
    """

    before: str
    after: str
    address: str
    material: int
    is_ordered: bool


def silent_edits(
    relations: Iterable[CopyRelation], paths: Mapping[str, Acquisition]
) -> Iterator[Edit]:
    """Yield pairs of documents that came from one address with different texts."""
    for item in relations:
        one, other = paths.get(item.a), paths.get(item.b)
        if one is None or other is None or one.url is None or not is_one_page(one, other):
            continue
        first, second = one.retrieved_at, other.retrieved_at
        is_ordered = bool(first and second and first != second)
        is_turned = is_ordered and (first or "") > (second or "")
        before, after = (item.b, item.a) if is_turned else (item.a, item.b)
        material = sum(change.material for change in item.changed)
        yield Edit(before, after, one.url, material, is_ordered)


def is_one_page(one: Acquisition | None, other: Acquisition | None) -> bool:
    """Tell whether two documents were fetched from one address."""
    if one is None or other is None or not one.url or not other.url:
        return False
    return _page(one.url) == _page(other.url)


def _page(url: str) -> tuple[str, str, str]:
    """Return what makes an address that of one page: its query counts, its fragment does not."""
    parts = urlsplit(url.strip())
    return parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/"), parts.query
