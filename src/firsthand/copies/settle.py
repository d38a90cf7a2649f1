"""Judging all relations over all that is known: what was found early may be common matter.

A passage that many stories hold (a form, an editor's note, an appeal that cleaning left
in) is no evidence of copying. Early in a stream nobody can know that it is; so
`find_copies` keeps every aligned pair, and this stage, run when a batch is in, says which
of them count. Nothing is deleted: run over the same relations with more documents known,
it answers anew. The answer depends on what is known, never on the order it came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from firsthand.copies.alignment import LEAST_RUN, WordRun
from firsthand.copies.changes import Side
from firsthand.copies.commonness import Known, Names, names_with
from firsthand.copies.evidence import weigh
from firsthand.copies.facts import read_facts
from firsthand.copies.holding import Holding
from firsthand.copies.index import HUBS, CopyIndex, Fetch
from firsthand.copies.linking import link_to_first
from firsthand.copies.relate import explain
from firsthand.copies.shelf import Shelf, shelf_of
from firsthand.copies.traces import FORGETFUL, Answers, Asking, Memory, Pair, Trace, pair_of
from firsthand.model import CopyRelation, Run

NO_FAMILIES: Mapping[str, str] = MappingProxyType({})
_SAME_TEXT = 0.7
"""Containment from which two documents are one text."""
_KEPT = 5
"""Facts kept for each one changed, so that a refilled form is no copy of another."""


@dataclass(frozen=True, slots=True)
class Settled:
    """All pairs as they were judged.

    Attributes:
        pairs: those that were compared, in order of their ids.
        traces: what each judgement rested on, by the two documents; those of pairs that were
            not compared too.
        families: for each document of a text with copies the one that stands for all of them.
        anew: the pairs that were judged anew, not as the run before.
    """

    pairs: tuple[Pair, ...]
    traces: Mapping[tuple[str, str], Trace]
    families: Mapping[str, str]
    anew: frozenset[tuple[str, str]]

    @property
    def copies(self) -> list[CopyRelation]:
        """The relations that count as copying."""
        return [self.explained(pair) for pair in self.pairs if self.traces[pair.ends].is_copy]

    @property
    def common(self) -> list[CopyRelation]:
        """Those of pairs that only have common matter."""
        return [self.explained(pair) for pair in self.pairs if not self.traces[pair.ends].is_copy]

    def explained(self, pair: Pair) -> CopyRelation:
        """Return the relation of a pair with the reasons for which it counts, or does not."""
        return replace(pair.read(), reasons=self.traces[pair.ends].reasons)


def settle(
    relations: Iterable[CopyRelation],
    index: CopyIndex,
    fetch: Fetch,
    memory: Memory = FORGETFUL,
) -> list[CopyRelation]:
    """Return the relations that count as copying, in order of their ids.

    Args:
        relations: all that `find_copies` ever gave for the documents of the index.
        index: what is known now.
        fetch: gives the stored text of a document.
        memory: judgements of the run before, which hold where they rest on the same.
    """
    return settle_apart(map(pair_of, relations), index, fetch, memory).copies


def settle_apart(
    pairs: Iterable[Pair],
    index: CopyIndex,
    fetch: Fetch,
    memory: Memory = FORGETFUL,
    others: Mapping[str, str] = NO_FAMILIES,
) -> Settled:
    """Return all pairs as they are judged; those that are judged as before are not read.

    Args:
        pairs: as for `settle`; or all of some documents that no other pair names.
        index: what is known now.
        fetch: gives the stored text of a document.
        memory: judgements of the run before.
        others: the families of all other documents, where these are not all.
    """
    sides, holding = shelf_of(fetch), Holding(index)
    traces: dict[tuple[str, str], Trace] = {}
    paired = []
    for pair in sorted(pairs, key=_ends):
        trace = traces[pair.ends] = _trace(pair, sides, memory)
        if _is_paired(pair, trace.shared, holding):
            paired.append(pair)
    families = _families((pair, traces[pair.ends]) for pair in paired)
    links = [pair_of(item) for item in link_to_first(map(_ends, paired), families, sides)]
    for pair in links:
        traces[pair.ends] = _trace(pair, sides, memory)
    known = Known(holding, {**others, **families}, _names_of(sides, memory))
    answers = Answers(known, memory)
    found = tuple(sorted([*paired, *links], key=_ends))
    anew = set()
    for pair in found:
        trace = traces[pair.ends]
        now = _judged(pair, trace, sides, known, answers)
        if now is not trace:
            memory.keep(pair, now)
            traces[pair.ends] = now
            anew.add(pair.ends)
    return Settled(found, traces, families, frozenset(anew))


def find_families(
    pairs: Iterable[Pair], index: CopyIndex, fetch: Fetch, memory: Memory = FORGETFUL
) -> dict[str, str]:
    """Return for each document of a text with copies the one that stands for all of them.

    Args:
        pairs: all of some documents that no other pair names.
        index: what is known now.
        fetch: gives the stored text of a document.
        memory: judgements of the run before.
    """
    sides, holding = shelf_of(fetch), Holding(index)
    traced = ((pair, _trace(pair, sides, memory)) for pair in pairs)
    return _families(item for item in traced if _is_paired(item[0], item[1].shared, holding))


def _names_of(sides: Shelf, memory: Memory) -> Names:
    """Return what gives the names in a text: common matter asks for those of all its holders."""
    read = names_with(sides)

    def names(document: str) -> frozenset[str]:
        found = memory.names(document)
        if found is None:
            found = read(document)
            memory.keep_names(document, found)
        return found

    return names


def _families(paired: Iterable[tuple[Pair, Trace]]) -> dict[str, str]:
    return _united(pair for pair, trace in paired if trace.is_same_text)


def _trace(pair: Pair, sides: Shelf, memory: Memory) -> Trace:
    """Return the last judgement of a pair, or what can be told of it without the others."""
    last = memory.recall(pair)
    if last is not None:
        return last
    shared = np.intersect1d(
        sides.prints(pair.a).hashes, sides.prints(pair.b).hashes, assume_unique=True
    )
    found = Trace(tuple(shared.tolist()), _is_same_text(pair.read(), sides))
    memory.keep(pair, found)
    return found


def _judged(pair: Pair, trace: Trace, sides: Shelf, known: Known, answers: Answers) -> Trace:
    """Return the judgement of a pair: the last one, if it would rest on the same again."""
    if trace.answer and trace.answer == answers.to(trace.asked):
        return trace
    item, a, b = pair.read(), sides[pair.a], sides[pair.b]
    asking = Asking(known)
    evidence = weigh(a, b, word_runs(item, a, b), asking)
    return replace(
        trace,
        asked=tuple(asking.asked),
        answer=answers.to(tuple(asking.asked)),
        is_copy=evidence.is_copy,
        reasons=explain(item, evidence).reasons,
    )


def _ends(pair: Pair) -> tuple[str, str]:
    return pair.ends


def same_text(relations: Sequence[CopyRelation], sides: Shelf) -> dict[str, str]:
    """Return for each document the least id among those that carry its text.

    Only for counting in how many texts a passage stands: documents of which one holds
    most of the other, figures and names kept, count once.
    """
    return _united(item for item in relations if _is_same_text(item, sides))


def _united(relations: Iterable[CopyRelation | Pair]) -> dict[str, str]:
    """Return for each document of these pairs the least id of all that they connect it with."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for item in relations:
        one, two = sorted((root(item.a), root(item.b)))
        parent[two] = one
    return {key: root(key) for key in sorted(parent)}


def _is_same_text(item: CopyRelation, sides: Shelf) -> bool:
    return max(item.a_in_b, item.b_in_a) >= _SAME_TEXT and _keeps_facts(item, sides)


def _keeps_facts(item: CopyRelation, sides: Shelf) -> bool:
    a, b = sides[item.a], sides[item.b]
    facts = read_facts(a, b, word_runs(item, a, b))
    return _KEPT * (facts.changed + sum(facts.swapped)) <= facts.kept + facts.names


def _is_paired(pair: Pair, shared: Sequence[int], holding: Holding) -> bool:
    """Whether this pair is one to compare: see `index.choose`."""
    for holders in holding.of(shared):
        hubs = holders[:HUBS]
        if pair.a in hubs or pair.b in hubs:
            return True
    return False


def word_runs(item: CopyRelation, a: Side, b: Side) -> list[WordRun]:
    """Return the aligned runs as runs of words again, joined where blocks cut them."""
    joined: list[WordRun] = []
    for run in (_word_run(pair, a, b) for pair in item.aligned):
        last = joined[-1] if joined else WordRun(-1, -1, 0)
        if (last.a + last.length, last.b + last.length) == (run.a, run.b):
            joined[-1] = WordRun(last.a, last.b, last.length + run.length)
        else:
            joined.append(run)
    return [run for run in joined if run.length >= LEAST_RUN]


def _word_run(pair: Run, a: Side, b: Side) -> WordRun:
    start = int(np.searchsorted(a.words.starts, pair.a.start))
    end = int(np.searchsorted(a.words.starts, pair.a.end))
    return WordRun(start, int(np.searchsorted(b.words.starts, pair.b.start)), end - start)
