"""One Russian text to a passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from firsthand.language.folding import passage_key
from firsthand.language.russian.names import find_names
from firsthand.language.russian.numbers import find_quantities
from firsthand.language.russian.parse import Parser
from firsthand.language.russian.speech import find_attributions
from firsthand.language.russian.times import find_times
from firsthand.model import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEEDED = ("natasha", "slovnet", "navec", "razdel", "pymorphy3")
_CYRILLIC_SHARE = 0.6
# Letters that Russian has not: Ukrainian, Belarusian, Serbian, Macedonian, Kazakh, ...
_OTHERS = re.compile("[іїєґўјљњћђџѓќѕқғңөұүһәѣ]")
_STAMP = " ru"
_PIECE = 8_000  # characters that one parse may take


def is_russian(text: str) -> bool:
    """Return whether a text is in Russian: Cyrillic, without letters that Russian has not."""
    letters = [char for char in text.lower() if char.isalpha()]
    if not letters:
        return False
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in letters)
    if cyrillic < _CYRILLIC_SHARE * len(letters):
        return False
    return len(_OTHERS.findall(text.lower())) * 100 < len(letters)


@dataclass(slots=True)
class RussianReader:
    """Reads Russian passages; its models come with the wheel of natasha."""

    parser: Parser

    def read(self, text: str, made_by: str) -> Passage:
        """Return the passage of a folded text.

        Args:
            text: the folded text.
            made_by: the stamp of the language pass.
        """
        parsed = self.parser.parse(_pieces(text))
        times = find_times(text)
        return Passage(
            id=passage_key(text),
            length=len(text),
            tokens=parsed.tokens,
            sentences=parsed.sentences,
            names=find_names(parsed),
            times=times,
            quantities=find_quantities(text, parsed.tokens, times),
            attributions=find_attributions(text, parsed),
            made_by=made_by + _STAMP,
        )


def is_read_in_russian(passage: Passage) -> bool:
    """Return whether this reader made a passage: its lemmas then are names in the nominative."""
    return passage.made_by.endswith(_STAMP)


def load_russian() -> RussianReader | None:
    """Return a reader of Russian, or None where the extra `[ru]` is not installed."""
    if any(find_spec(name) is None for name in _NEEDED):
        return None
    return RussianReader(Parser())


def _pieces(text: str) -> Sequence[tuple[int, str]]:
    """Pieces that the models can take, cut at spaces, with their offsets."""
    pieces, start = [], 0
    while len(text) - start > _PIECE:
        cut = text.rfind(" ", start, start + _PIECE)
        end = cut if cut > start else start + _PIECE
        pieces.append((start, text[start:end]))
        start = end
    return [*pieces, (start, text[start:])]
