"""The newsroom to which people speak in a text that says nowhere whose it is.

"He told the Karvia Tribune" stands in the Tribune's own report, or in one that has it from there:
where no byline, line or page names another newsroom, the Tribune is where the text comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from firsthand.clean.agencies import find_agency
from firsthand.clean.byline_words import byline_words
from firsthand.clean.house_names import is_house_name
from firsthand.copies.citations import agencies_byline, any_of, asking_words, citations, straight
from firsthand.copies.houses import house_keys
from firsthand.model import Article, Document, Quoted, Span
from firsthand.resources import load_list

_NAME = re.compile(r"(?:[Tt]he )?[^\W\d_a-z][\w'&.-]*(?: (?:[^\W\d_a-z][\w'&-]*|of|du|de|del))*")
_REACH = 60


def asked_newsroom(article: Article, document: Document) -> tuple[str, Quoted] | None:
    """Return the one newsroom to which people speak in a text, with the words, else None.

    None where they speak to several, where the text cites it as another newsroom ("Reuters
    reported"), where it signs with agencies it does not name, or where a reporter signs and an
    agency is spoken to.
    """
    found: dict[frozenset[str], tuple[str, Quoted]] = {}
    for name, quote in _asked(article, document):
        key = next((keys for keys in found if keys & house_keys(name)), house_keys(name))
        found.setdefault(key, (name, quote))
    if len(found) != 1 or agencies_byline(article, document) is not None:
        return None
    ((name, quote),) = found.values()
    if article.byline.persons and find_agency(name) is not None:
        return None
    cited = [told for _, told in citations(article, document, [name])]
    asked = re.compile(rf"(?i:{asking_words()})")
    return (name, quote) if all(asked.match(told.text) for told in cited) else None


def is_own_report(article: Article, document: Document) -> bool:
    """Whether a byline names people of the newsroom that it does not name: "our correspondent"."""
    lines = (document.text[span.start : span.end].casefold() for span in article.byline.spans)
    return any(_own_signers().search(line) for line in lines)


def _asked(article: Article, document: Document) -> Iterator[tuple[str, Quoted]]:
    for block in article.body:
        text = straight(document.text[block.span.start : block.span.end])
        for match in _spoken_to().finditer(text):
            named = _NAME.match(text, match.end())
            name = _newsroom(named.group()) if named is not None else None
            if name is not None:
                start = block.span.start + match.start()
                span = Span(document.id, start, block.span.start + match.end() + len(name))
                yield name, Quoted(span, document.text[span.start : span.end])


def _newsroom(name: str) -> str | None:
    """Return the longest beginning of a name that is a newsroom's, None where none is."""
    words = name.split()
    for cut in range(len(words), 0, -1):
        short = " ".join(words[:cut]).rstrip(".'")
        bare = short.removeprefix("the ").removeprefix("The ")
        agency = find_agency(bare)
        if agency is not None or is_house_name(bare) or is_house_name(short):
            return agency or short.replace("the ", "", 1)
        # "the Gazette": one word, which is what papers are called
        if cut == len(words) > 1 and _is_kind(bare, short):
            return bare
    return None


def _is_kind(bare: str, short: str) -> bool:
    return bare != short and bare.casefold() in byline_words().outlet_words


@lru_cache(maxsize=1)
def _spoken_to() -> re.Pattern[str]:
    """Return what stands before the name of a newsroom to which somebody speaks."""
    around = any_of(load_list("citations")["spoken_to_around"])
    between = r"(?:(?:der|dem|den|la|le|au|el|al|l'|à la|à) ?)?[«\"]?"
    before = rf"(?i:{asking_words()}) {between}"
    after = rf"(?:{around}) [^,.;:\"]{{0,{_REACH}}}?(?:der|dem|den) "
    return re.compile(rf"\b(?:{before}|{after})")


@lru_cache(maxsize=1)
def _own_signers() -> re.Pattern[str]:
    words = load_list("citations")
    beat = rf"(?:{any_of(words['own_before'])}) [^\W\d]+ (?:{any_of(words['own_jobs'])})"
    return re.compile(rf"\b(?:{any_of(words['own_signers'])}|{beat})\b")
