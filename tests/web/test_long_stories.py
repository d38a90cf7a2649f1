"""Stories of many copies: words that copies share stand once, copies are shown a few at first."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.testclient import TestClient

from firsthand.store import open_store


def test_the_same_words_of_several_copies_stand_once(ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        for story in store.stories():
            every = store.statements_in(story.documents)
            once = store.statements_once(story.documents)
            assert sum(count for _, count in once) == len(every)
            assert {item.id for item, _ in once} <= {item.id for item in every}
            assert len({(i.speaker and i.speaker.entity, i.content) for i, _ in once}) == len(once)


def test_every_copy_of_a_story_can_be_reached(client: TestClient, ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        story = max(store.stories(), key=lambda item: len(item.documents))
    pages = [client.get(f"/stories/{story.id}{query}").text for query in ("", "?copies=all")]
    tables = ["".join(re.findall(r'<table class="copies.*?</table>', p, re.DOTALL)) for p in pages]
    few, all_of_them = (set(re.findall(r'href="/documents/([^"?]+)"', t)) for t in tables)
    assert few <= all_of_them == set(story.documents)
    assert len(few) < len(all_of_them) or "copies=all" not in pages[0]
