"""A clause that only gives the matter a name: "..., in what aides called a breakthrough".

What stands before it is told by the reporters; of the speaker is only the name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .candidate import Candidate

_LEAD = re.compile(r"\bwhat (?:\w+ ){0,2}$", re.IGNORECASE)
_NAME = re.compile(r"(?: as)? ([^\s,.;][^,.;]*)")


def only_named(text: str, candidate: Candidate) -> Candidate:
    """Return the candidate with the name for its contents, where its speaker gives no more.

    Args:
        text: the paragraph.
        candidate: any; one of another kind is returned as it is.
    """
    source, cue = candidate.source, candidate.cue
    if source is None or cue is None or cue[0] < source[1] or not _LEAD.search(text[: source[0]]):
        return candidate
    name = _NAME.match(text, cue[1])
    return candidate if name is None else replace(candidate, contents=(name.span(1),))
