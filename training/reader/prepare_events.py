"""Turns the public sets of events into lines: arguments of a trigger, PLOVER roots.

RAMS and WikiEvents name some seventy roles; they are brought to the eight of
`ARGUMENT_KINDS`. Both leave times and counts unlabelled, so that words which look like one
are unknown, not outside. MUC-4 gives roles without triggers, in capitals: not used.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from training.reader.text import join_words

from firsthand.language.folding import fold_text as fold
from firsthand.language.reader.labels import ROOTS

Item = dict[str, Any]
_KINDS: Final = {
    "actor": "attacker communicator participant giver preventer transporter injurer killer "
    "destroyer damager damagerdestroyer manufacturer judgecourt spy investigator prosecutor voter "
    "inspector jailer granter executioner demonstrator extraditer founder monitor observer "
    "perpetrator impeder regulator yielder retreater surrenderer governmentbody otherparticipant",
    "recipient": "victim target artifact passenger defendant employee detainee passengerartifact "
    "acquiredentity money artifactmoney candidate deceased patient observedentity driverpassenger "
    "inspectedentity monitoredentity",
    "receiver": "recipient destination",
    "place": "place",
    "charge": "crime",
    "instrument": "instrument vehicle explosivedevice",
}
_KIND_OF: Final = {role: kind for kind, roles in _KINDS.items() for role in roles.split()}
_SPOKEN_TO: Final = "contact."
_UNLABELLED: Final = re.compile(
    r"\d\S*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|week|month|year|"
    r"morning|evening|night|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?|"
    r"hundreds?|thousands?|several|many)",
    re.IGNORECASE,
)
_SENTENCES: Final = 4
_ROOTS: Final = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def rams_items(path: Path) -> Iterator[Item]:
    """Yield one item a document: the sentences around its trigger."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            document = json.loads(line)
            sentences = document["sentences"]
            start, end, [[name, _]] = document["evt_triggers"][0]
            arguments = [(*span, role[11:]) for _, span, role in document["gold_evt_links"]]
            yield _event_item(document["doc_key"], sentences, name, (start, end), arguments)


def _event_item(
    key: str,
    sentences: list[list[str]],
    name: str,
    trigger: tuple[int, int],
    arguments: list[tuple[int, int, str]],
) -> Item:
    """Return the sentence of a trigger and its neighbours; word spans are inclusive."""
    first, at = 0, 0
    while first + len(sentences[at]) <= trigger[0]:
        first += len(sentences[at])
        at += 1
    if at:
        first -= len(sentences[at - 1])
    words = [word for sentence in sentences[max(0, at - 1) : at + 2] for word in sentence]
    text, places = join_words(words)
    within = range(first, first + len(words))
    found = [
        [places[a - first][0], places[b - first][1], kind_of(role, name)]
        for a, b, role in arguments
        if a in within and b in within
    ]
    unknown = [list(match.span()) for match in _UNLABELLED.finditer(text)]
    event = {
        "trigger": [places[trigger[0] - first][0], places[trigger[1] - first][1]],
        "arguments": [one for one in found if one[2]],
        "unknown": unknown + [one[:2] for one in found if not one[2]],
        "type": name,
    }
    return {"id": key, "text": fold(text), "units": [0], "events": [event]}


def kind_of(role: str, event: str) -> str:
    """Return our kind for a role of the sets, "" where none fits.

    Whom something is said to is the recipient of it, not a receiver of something else.
    """
    low = re.sub(r"[^a-z]", "", role.lower())
    kind = _KIND_OF.get(low, "")
    return "recipient" if low == "recipient" and event.lower().startswith(_SPOKEN_TO) else kind


def wikievents_items(path: Path) -> Iterator[Item]:
    """Yield one item an event mention; arguments that stand in its sentence or beside it."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            document = json.loads(line)
            sentences = [[word[0] for word in words] for words, _ in document["sentences"]]
            entities = {one["id"]: one for one in document["entity_mentions"]}
            for event in document["event_mentions"]:
                trigger = event["trigger"]["start"], event["trigger"]["end"] - 1
                arguments = [
                    (entity["start"], entity["end"] - 1, one["role"])
                    for one in event["arguments"]
                    if (entity := entities.get(one["entity_id"]))
                ]
                name = event["event_type"]
                yield _event_item(document["doc_id"], sentences, name, trigger, arguments)


def root_items(path: Path, *, whole: bool = False) -> Iterator[Item]:
    """Yield one item a sentence with its marked source, target and PLOVER root.

    With `whole` also those that name only one of the two; the other one's span is empty.
    """
    with path.open(encoding="utf8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text, pair = "", {}
            for part in re.split(r"(</?[st]>)", row["marked_sentence"]):
                if part in {"<s>", "<t>"}:
                    pair[part[1]] = [len(text), len(text)]
                elif part in {"</s>", "</t>"}:
                    pair[part[2]][1] = len(text)
                else:
                    text += part
            if whole or len(pair) == len("st"):
                both = [pair.get("s", [0, 0]), pair.get("t", [0, 0])]
                yield {"text": fold(text), "pair": both, "root": row["gold_root"]}


def fold_of(text: str, folds: int = 5) -> int:
    """Return which fold a sentence belongs to: all pairs of one sentence to the same."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big") % folds


def silver_root_items(path: Path) -> Iterator[Item]:
    """Yield the first sentences of made-up stories with their root and no pair marked."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(archive.namelist()[0]).decode("utf8")
    for row in csv.DictReader(io.StringIO(text)):
        root = _ROOTS.get(row["label"], row["label"])
        first = re.split(r"(?<=[.!?])\s+", " ".join(row["text"].split()))[: _SENTENCES - 2]
        if root in ROOTS and first[0]:
            yield {"text": fold(" ".join(first))[:700], "pair": [], "root": root}
