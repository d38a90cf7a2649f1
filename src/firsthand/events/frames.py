"""Trigger frames: which words name an event, and which argument fills which role.

A frame is written as a short pattern in `resources/frames/*.yml`: a part of speech, a lemma
and conditions. "verb hand over" asks for a particle, "verb leave obj:<prison>" for an object
whose head is in a word class, "verb put on:<aircraft>" for a preposition, "verb meet with:*"
for any object of it, "verb take subj:exchange" for a subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.model import Plover
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FRAME_FILES = (
    "abduction",
    "accusation",
    "acquittal",
    "agreement",
    "amnesty",
    "charge",
    "conviction",
    "death",
    "denial",
    "deportation",
    "detention",
    "exchange",
    "execution",
    "extradition",
    "handover",
    "meeting",
    "pardon",
    "refusal",
    "release",
    "request",
    "sanction_eased",
    "sanction_imposed",
    "sentence",
    "trial",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must stand beside a trigger.

    `slot` is "particle", "obj", "subj", "do" (a verb below: "sent him to stand trial"),
    "compound" ("sanctions relief") or a preposition ("out of"); `word` a lemma, `*` or the
    name of a word class when `is_class`.
    """

    slot: str
    word: str
    is_class: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of one trigger.

    Attributes:
        type: the event type; `plover` and `cameo` its codes.
        pos: "verb" or "noun"; `lemma` the trigger's lemma.
        conditions: what else must stand there; more of them win over fewer.
        roles: grammatical slot to role ("subject" -> "actor", "to" -> "receiver").
        needs: role to the class that its filler must belong to.
        vetoes: names of word lists that show another sense.
        complement: markers of which one must follow ("to", "on") or empty.
        content: where the content of a speech act stands: "complement", "object" or None.
        passive: only the passive is meant.
        weak: counts only where the document speaks of custody or transfer otherwise.
        present: the present tense tells what has happened ("they are free", "calls on").
        state: the text presupposes the event ("was serving a sentence").
        anaphora: a definite noun of this frame may refer back to an event told before.
        words: without all of these in its sentence it cannot match; that needs no parse.
        checked: counts only where the reader's head agrees on the root (see `roots`).
    """

    type: str
    plover: Plover
    cameo: str | None
    pos: str
    lemma: str
    conditions: tuple[Condition, ...]
    roles: Mapping[str, str]
    needs: Mapping[str, str]
    vetoes: tuple[str, ...]
    means: str | None = None
    extent: str | None = None
    complement: tuple[str, ...] = ()
    content: str | None = None
    passive: bool = False
    weak: bool = False
    state: bool = False
    present: bool = False
    anaphora: bool = False
    words: frozenset[str] = frozenset()
    checked: bool = False


@lru_cache(maxsize=1)
def frame_index() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """Return the frames by (part of speech, lemma), the most demanding first."""
    index: dict[tuple[str, str], list[Frame]] = {}
    contents = [load_list(f"frames/{name}") for name in FRAME_FILES]
    for content in [*contents, *load_list("frames/acts")["acts"]]:
        for frame in _read_file(content):
            index.setdefault((frame.pos, frame.lemma), []).append(frame)
    return {
        key: tuple(sorted(frames, key=lambda frame: (frame.checked, -len(frame.conditions))))
        for key, frames in index.items()
    }


@lru_cache(maxsize=1)
def word_classes() -> Mapping[str, frozenset[str]]:
    """Return the word classes that frames name, as sets of lemmas."""
    content = load_list("frames/classes")
    return {
        name: frozenset(" ".join(lines).split())
        for name, lines in content.items()
        if isinstance(lines, list)
    }


def _read_file(content: Mapping[str, Any]) -> Iterator[Frame]:
    plover = content["plover"]
    code = Plover(plover["event"], plover["mode"], tuple(plover["context"]))
    for group in content["groups"]:
        for pattern in group["words"]:
            pos, lemma, *rest = pattern.split()
            conditions = tuple(_read_conditions(rest))
            yield Frame(
                type=content["type"],
                plover=code,
                cameo=content["cameo"],
                pos=pos,
                lemma=lemma,
                conditions=conditions,
                roles=group["roles"],
                needs=group.get("need", {}),
                vetoes=tuple(group.get("veto", ())),
                means=group.get("means", content.get("means")),
                extent=group.get("extent"),
                complement=tuple(group.get("complement", ())),
                content=group.get("content"),
                passive=group.get("passive", False),
                weak=group.get("weak", False),
                state=group.get("state", False),
                present=group.get("present", False),
                anaphora=group.get("anaphora", False),
                words=_words_of(conditions),
                checked=content.get("checked", False),
            )


_PLACES = frozenset({"particle", "obj", "subj", "while", "do", "compound"})


def _words_of(conditions: tuple[Condition, ...]) -> frozenset[str]:
    fixed = {item.word for item in conditions if not item.is_class and item.word != "*"}
    return frozenset(fixed | {c.slot.split()[0] for c in conditions if c.slot not in _PLACES})


def _read_conditions(words: list[str]) -> Iterator[Condition]:
    held: list[str] = []
    for word in words:
        slot, colon, value = word.partition(":")
        if not colon:
            held.append(slot)
            continue
        if (
            slot not in {"obj", "subj"}
            and held
            and slot in {"of", "from", "with", "through", "down"}
        ):
            # "walk out of:<prison>": the particle belongs to the preposition
            slot = " ".join([*held, slot])
            held = []
        yield _condition(slot, value)
    for particle in held:
        yield Condition("particle", particle)


def _condition(slot: str, value: str) -> Condition:
    slot = slot.replace("_", " ")
    if value.startswith("<"):
        return Condition(slot, value.strip("<>"), is_class=True)
    return Condition(slot, value)
