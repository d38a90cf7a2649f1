"""What a rule or a reader found, before anyone is resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution as it is written.

    Stretches count from the start of the paragraph while the rules look at one paragraph,
    and from the start of the document once `shift` has moved them.

    Attributes:
        cue: the words that announce speech; None for a quotation that goes on by itself.
        contents: what was said, one or more stretches in text order.
        source: the words that name the speaker, if they stand here.
        manner: kind of speech act.
        shape: which rule found it: quote, clause, whether, to, object, accordance, ...
        told: the words after "told" or "in an interview with": a medium or a listener.
        channel: where it was said, if that is a medium: "on state television".
        via: who carried the words, nearest to the reader first ("as cited by the agency").
        behind: whom the speaker in turn quotes ("..., quoting the ministry").
        score: how sure, in [0, 1].
        together: the words of each speaker, where the source names several.
    """

    cue: Stretch | None
    contents: tuple[Stretch, ...]
    source: Stretch | None
    manner: str = "says"
    shape: str = "clause"
    told: Stretch | None = None
    channel: Stretch | None = None
    via: tuple[Stretch, ...] = ()
    behind: tuple[Stretch, ...] = ()
    score: float = 1.0
    together: tuple[Stretch, ...] = ()

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(start for start, _ in self.parts)

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return max(end for _, end in self.parts)

    @property
    def parts(self) -> tuple[Stretch, ...]:
        """Contents, cue and source together."""
        return (*self.contents, *(part for part in (self.cue, self.source) if part is not None))

    @property
    def size(self) -> int:
        """How many code points were said."""
        return sum(end - start for start, end in self.contents)

    def shift(self, offset: int) -> Candidate:
        """Return the same with every stretch moved by `offset`."""
        return replace(
            self,
            cue=_moved(self.cue, offset),
            contents=tuple((start + offset, end + offset) for start, end in self.contents),
            source=_moved(self.source, offset),
            told=_moved(self.told, offset),
            channel=_moved(self.channel, offset),
            via=tuple((start + offset, end + offset) for start, end in self.via),
            behind=tuple((start + offset, end + offset) for start, end in self.behind),
            together=tuple((start + offset, end + offset) for start, end in self.together),
        )


def _moved(part: Stretch | None, offset: int) -> Stretch | None:
    return None if part is None else (part[0] + offset, part[1] + offset)


def overlap(left: Stretch, right: Stretch) -> int:
    """How many code points two stretches share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def shared(left: tuple[Stretch, ...], right: tuple[Stretch, ...]) -> int:
    """How many code points two sets of stretches share."""
    return sum(overlap(a, b) for a in left for b in right)
