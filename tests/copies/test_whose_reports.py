"""Plain copies from front matter to origins: producers, what leans on what, and how many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from firsthand.clean import clean_document
from firsthand.copies import decide_origins, origin_bounds
from firsthand.copies.asked import asked_newsroom
from firsthand.copies.citations import citations
from firsthand.model import Acquisition, Article, Document, Origin
from firsthand.read import read_bytes

LISTED = yaml.safe_load(Path(__file__).with_name("whose_reports.yml").read_text(encoding="utf-8"))
STORIES = LISTED["stories"]
REPORT = "The mayor of Karvia, Odo Brandt, stepped down on Monday after nine years in office."


def read(text: str, name: str = "copy") -> tuple[Article, Document]:
    [document] = read_bytes(text.encode(), name=f"{name}.txt", acquisition=Acquisition(path=name))
    return clean_document(document), document


def origins_of(story: dict[str, Any]) -> dict[str, Origin]:
    """Return the origin of each text of a story, by its name there."""
    pairs = {name: read(LISTED["texts"][name], name) for name in story["copies"]}
    names = {document.id: name for name, (_, document) in pairs.items()}
    articles, documents = [a for a, _ in pairs.values()], [d for _, d in pairs.values()]
    return {names[item.first]: item for item in decide_origins(articles, documents, [])}


@pytest.mark.parametrize("story", STORIES, ids=[story["name"] for story in STORIES])
def test_a_story_says_whose_its_reports_are(story: dict[str, Any]) -> None:
    origins = origins_of(story)
    producers = {origin.id: origin.producer.name for origin in origins.values()}
    leans = {
        name: sorted(str(producers[key]) for key in origin.depends_on)
        for name, origin in origins.items()
        if origin.depends_on
    }
    assert {name: origin.producer.name for name, origin in origins.items()} == story["producers"]
    assert leans == story["leans"]
    assert list(origin_bounds(list(origins.values()))) == story["bounds"]


@pytest.mark.parametrize(
    ("words", "newsroom"),
    [
        ("The mayor told the Karvia Tribune on Monday that he would resign.", "Karvia Tribune"),
        ("A letter seen by The Associated Press gives no reason.", "AP"),
        ("The mayor told the Gazette.", "Gazette"),
        ("« Je pars », a déclaré le maire, joint par Radio Karvia.", "Radio Karvia"),
        ("„Ich gehe“, sagte Bürgermeister Jan Orth dem Karvakurier.", "Karvakurier"),
        ("The mayor told Parliament that he would resign.", None),
        ("The mayor told the Senate and told his wife.", None),
        ("The mayor told Reuters that he would go. He asked for time, Reuters reported.", None),
        ("The mayor told Radio Karvia one thing and told the Karvia Post another.", None),
    ],
)
def test_people_speak_to_one_newsroom(words: str, newsroom: str | None) -> None:
    article, document = read(
        f"Mayor of Karvia to go\n\n{words}\n\nHe has held office since 2019.\n"
    )
    found = asked_newsroom(article, document)
    assert (found[0] if found else None) == newsroom


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The mayor has gone, the Karvia Tribune reported.", "The Karvia Tribune"),
        ("The mayor has gone, the Associated Press reported.", "AP"),
        ("Der Bürgermeister ist fort, berichtete der Sender Radio Karvia.", "Radio Karvia"),
        ("Le maire est parti, a rapporté l'Agence France-Presse.", "AFP"),
        ("El alcalde se fue, según El Faro de Karvia.", "El Faro de Karvia"),
        ("Мэр ушёл, сообщает «Интерфакс» со ссылкой на мэрию.", "Interfax"),
    ],
)
def test_a_newsroom_is_cited_under_its_other_names_and_in_other_languages(
    words: str, name: str
) -> None:
    article, document = read(f"Mayor of Karvia to go\n\n{REPORT}\n\n{words}\n")
    assert {found for found, _ in citations(article, document, [name, "Nobody"])} == {name}
