"""What a rule or a reader found in one paragraph, before anyone is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution as it is written: stretches count from the paragraph's start.

    Attributes:
        cue: the words that announce speech; None for a quotation that goes on by itself.
        contents: what was said, one or more stretches in text order.
        source: the words that name the speaker, if they stand here.
        manner: kind of speech act.
        told: the words after "told": a medium or a listener.
        via: who carried the words, nearest to the reader first ("citing the agency").
        behind: whom the speaker in turn quotes ("..., quoting the ministry").
        continues: whether a bare quotation goes on with the words of the one before it.
    """

    cue: Stretch | None
    contents: tuple[Stretch, ...]
    source: Stretch | None
    manner: str = "says"
    told: Stretch | None = None
    via: tuple[Stretch, ...] = ()
    behind: tuple[Stretch, ...] = field(default=())
    continues: bool = False
    shape: str = "clause"

    @property
    def start(self) -> int:
        """Where its first word stands."""
        places = [start for start, _ in self.contents]
        places += [part[0] for part in (self.cue, self.source) if part is not None]
        return min(places)

    @property
    def end(self) -> int:
        """Where its last word ends."""
        places = [end for _, end in self.contents]
        places += [part[1] for part in (self.cue, self.source) if part is not None]
        return max(places)


def overlap(left: Stretch, right: Stretch) -> int:
    """How many code points two stretches share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))
