"""Where a report leans on another newsroom: "Belta reported", "citing Reuters"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from firsthand.clean.agencies import agency_spellings
from firsthand.clean.known_media import medium_spellings
from firsthand.model import Article, Document, Quoted, Reason, Role, Span
from firsthand.resources import load_list

_WORD = re.compile(r"\w+")
# No words that cite a newsroom stand farther before its name.
_REACH = 80
_STRAIGHT = (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\n", " "))


def straight(text: str) -> str:
    """Return a text of the same length with straight marks; faster than a table of them."""
    for mark, plain in _STRAIGHT:
        text = text.replace(mark, plain)
    return text


@dataclass(frozen=True, slots=True)
class _Cues:
    """What stands before and after the name of a newsroom: one that is cited, or spoken to."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    asking: re.Pattern[str]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    data = load_list("citations")
    words = sorted(data["between"], key=len, reverse=True)
    between = "|".join(re.escape(word) + ("" if word.endswith("'") else " ") for word in words)
    between = rf"(?i:{between}|[\w'-]+ (?:news )?agency )?[«\"]?"
    others = r"(?:(?:,| and) (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)*){0,3}"
    aside = r"(?:,[^,.]{1,40},)? (?:news agency |agency )?"
    return _Cues(
        re.compile(rf"\b(?i:{any_of(data['before_name'])}) {between}(?:[A-Z][\w'-]*(?:,| and) )?$"),
        re.compile(rf"[»\"]?{others}{aside}(?:{any_of(data['after_name'])})\b"),
        re.compile(rf"\b(?i:{asking_words()}) {between}$"),
    )


def any_of(phrases: Iterable[str]) -> str:
    """Return the pattern of any of some phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@lru_cache(maxsize=1)
def asking_words() -> str:
    """Return the pattern of the words between a speaker and the newsroom: "told", "seen by"."""
    return any_of(load_list("citations")["spoken_to"])


@lru_cache(maxsize=4096)
def spellings(name: str) -> tuple[str, ...]:
    """Return how a newsroom is named in reports: without "The", by its other listed names."""
    forms = {name, name.removeprefix("The ")}
    forms.update(agency_spellings(name), medium_spellings(name.removeprefix("The ")))
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=4096)
def _named(name: str) -> re.Pattern[str]:
    """Return what matches a newsroom's name in a text."""
    return re.compile(rf"(?<!\w)(?:{any_of(spellings(name))})(?!\w)")


def _cited_at(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text cites a newsroom: the name with the words before or after it."""
    cues = _cues()
    for found in _named(name).finditer(text):
        before = cues.before.search(text, max(0, found.start() - _REACH), found.start())
        after = None if before else cues.after.match(text, found.end())
        if before is not None:
            yield before.start(), found.end()
        elif after is not None:
            yield found.start(), after.end()


def _asking_at(name: str, text: str) -> tuple[int, int] | None:
    """Return where somebody first speaks to a newsroom: "told NAME", "seen by NAME"."""
    for found in _named(name).finditer(text):
        before = _cues().asking.search(text, max(0, found.start() - _REACH), found.start())
        if before is not None:
            return before.start(), found.end()
    return None


def citations(
    article: Article, document: Document, names: Iterable[str]
) -> list[tuple[str, Quoted]]:
    """Return the names that the body cites as sources of its report, with the words.

    Args:
        article: the roles of its blocks; only the body is searched.
        document: the stored text.
        names: newsrooms to look for, as written.
    """
    found = []
    for block in article.body:
        text = straight(document.text[block.span.start : block.span.end])
        for name in sorted(cited_names(text, set(names))):
            for start, end in _cited_at(name, text):
                span = Span(document.id, block.span.start + start, block.span.start + end)
                found.append((name, Quoted(span, document.text[span.start : span.end])))
    return found


def cited_names(text: str, names: Iterable[str]) -> set[str]:
    """Return those of the names that stand in a text at all: a quick look before a close one."""
    plain = straight(text)
    return {name for name in names if any(form in plain for form in spellings(name))}


class Names:
    """Names of newsrooms by their words, so that a text is asked for few of thousands."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names):
            firsts = map(_WORD.search, spellings(name))
            for word in {found.group() if found else "" for found in firsts}:
                self._by_word[word].append(name)

    def cited(self, text: str) -> list[str]:
        """Return the names that may be cited in a text: they stand there in whole words."""
        words = {"", *_WORD.findall(straight(text))}
        near = {name for word in words for name in self._by_word.get(word, ())}
        return sorted(cited_names(text, near))


@lru_cache(maxsize=1)
def _unnamed() -> re.Pattern[str]:
    data = load_list("citations")
    kinds = "|".join(map(re.escape, data["unnamed"]))
    after = "|".join(map(re.escape, data["unnamed_after"]))
    before = "|".join(map(re.escape, data["unnamed_before"]))
    where = r"(?: (?:in|of|from) (?:[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2}|the country))?"
    adverb = r"(?: (?:also|earlier|later|had|have|has))?"
    local = rf"(?-i:(?!Social)[A-Z][\w-]+) (?:{'|'.join(map(re.escape, data['unnamed_local']))})"
    kinds = rf"{kinds}|{local}"
    return re.compile(
        rf"\b(?:{kinds}){where}{adverb} (?:{after})\b|\b(?:{before}) (?:[\w'-]+ )?(?:{kinds})\b",
        re.IGNORECASE,
    )


def unnamed_citations(article: Article, document: Document) -> list[Quoted]:
    """Return where the body rests on newsrooms that it does not name ("local media reported")."""
    found = []
    for block in article.body:
        text = straight(document.text[block.span.start : block.span.end])
        for match in _unnamed().finditer(text):
            start = block.span.start + match.start()
            span = Span(document.id, start, start + len(match.group()))
            found.append(Quoted(span, document.text[span.start : span.end]))
    return found


def own_sources(article: Article, document: Document, names: Iterable[str]) -> list[Reason]:
    """Return where the body shows that its newsroom asked for itself ("told us")."""
    own = load_list("citations")["own"]
    reasons = []
    for block in article.body:
        text = straight(document.text[block.span.start : block.span.end])
        told = [(at, at + len(cue)) for cue in own if (at := text.find(cue)) >= 0]
        told += filter(None, (_asking_at(name, text) for name in sorted(set(names))))
        for start, end in told:
            span = Span(document.id, block.span.start + start, block.span.start + end)
            reasons.append(Reason("own_source", document.text[span.start : span.end], span))
    return reasons


def agencies_byline(article: Article, document: Document) -> Quoted | None:
    """Return the line that signs with agencies it does not name ("Staff and agencies")."""
    if article.byline.agency is not None:
        return None
    words = {str(word) for word in load_list("citations")["unnamed_signers"]}
    for span in article.byline.spans:
        line = document.text[span.start : span.end]
        if words & set(_WORD.findall(line.casefold())):
            return Quoted(span, line)
    return None


def body_text(article: Article, document: Document) -> str:
    """Return the body as one text, a block a line."""
    blocks = (block.span for block in article.blocks if block.role is Role.BODY)
    return "\n".join(document.text[span.start : span.end] for span in blocks)
