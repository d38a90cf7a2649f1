"""A small model of our own that finds names and attributions in a passage.

In: folded texts of passages. Out: a `ReaderOutput` for each, with `Name` and
`Attribution` records whose offsets count from the start of the passage. The model does
not know who "she" is, what a medium is, or which attributions are speech. Where the model has
the heads, `Reader.arguments` fills the parts of given triggers, and `Reader.plover` tells
the root of a marked pair.

    >>> from firsthand.language.reader import load_reader
    >>> load_reader("/nowhere/at/all") is None
    True

The weights come from the distribution `firsthand-reader`; without it `load_reader`
answers None and the language pass goes on with rules alone.
"""

from __future__ import annotations

from firsthand.language.reader.loading import load_reader
from firsthand.language.reader.output import Argument, ReaderOutput, RootGuess

__all__ = ["Argument", "ReaderOutput", "RootGuess", "load_reader"]
