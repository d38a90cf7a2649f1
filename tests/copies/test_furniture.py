# ruff: noqa: E501 (a paragraph of copy is one line)
from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from texts import COUNCIL, FERRY, stored

from firsthand.copies import (
    MemoryIndex,
    decide_origins,
    find_copies,
    find_furniture,
    name_relations,
    read_words,
    restore_roles,
    settle,
)
from firsthand.model import Acquisition, Article, Block, Document, MediaType, Role, Span

STANDING = (
    "The harbour of Ostwick has been the largest employer of the coast since the canal was dug."
)
OWN = "Our readers will remember that the same ships failed their inspection in the spring."
MILL = "A fire at the paper mill of Kessel was put out on Sunday after eleven hours, and nobody was hurt."
TRAM = "The tram line to Brenna will be closed for repairs from the second week of June, the city said."
TEXTS = {
    "a": (FERRY, "Norda News"),
    "b": (f"{FERRY}\n{STANDING}\n{OWN}", "Veldra Post"),
    "c": (f"{COUNCIL}\n{STANDING}", "Veldra Post"),
    "d": (f"{MILL}\n{STANDING}", "Veldra Post"),
    "e": (TRAM, "Veldra Post"),
}


def _article(name: str, text: str) -> Article:
    blocks = (Block(Span(name, *place), Role.BODY, 1.0) for place in stored(text).body)
    return Article(name, "en", tuple(blocks))


def _furnished(names: list[str]) -> list[Article]:
    articles = [_article(name, TEXTS[name][0]) for name in names]
    documents = [
        Document(name, "", text, MediaType.PLAIN, (Acquisition(source_name=source),))
        for name, (text, source) in ((name, TEXTS[name]) for name in names)
    ]
    texts = {name: stored(TEXTS[name][0]) for name in names}
    index, found = MemoryIndex(), []
    for name, item in texts.items():
        found += find_copies(name, item.text, item.body, index, texts.__getitem__)
        index.add(name, read_words(item.text, item.body))
    relations = name_relations(settle(found, index, texts.__getitem__), articles, documents)
    origins = decide_origins(articles, documents, relations)
    return find_furniture(articles, documents, relations, origins)


def _text(block: Block) -> str:
    return TEXTS[block.span.document][0][block.span.start : block.span.end]


@given(st.permutations(list(TEXTS)))
def test_what_no_other_copy_has_and_other_texts_of_the_source_do_is_furniture(
    names: list[str],
) -> None:
    [article] = _furnished(names)
    moved = [block for block in article.blocks if block.role is not Role.BODY]
    assert article.document == "b"
    assert [_text(block) for block in moved] == [STANDING]
    assert moved[0].reasons[-1].text == "no other copy has it, and 2 other texts of the source do"


def test_an_addition_of_the_outlet_stays_report() -> None:
    [article] = _furnished(list(TEXTS))
    assert OWN in [_text(block) for block in article.body]


def test_one_other_text_is_not_enough() -> None:
    assert _furnished(["a", "b", "c"]) == []


def test_roles_come_back_as_they_were() -> None:
    [article] = _furnished(list(TEXTS))
    assert restore_roles(article) == _article("b", TEXTS["b"][0])
    plain = replace(article, blocks=article.blocks[:1])
    assert restore_roles(plain) is plain
