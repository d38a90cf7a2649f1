r"""Reading a passage: parse, names, times, quantities; each distinct paragraph once.

In: the texts of paragraphs. Out: a `Passage` for each, whose offsets count from the start of
the paragraph and hold in every copy of it, whatever quotation marks or dashes the copy uses.
This stage knows no document: it resolves no "Saturday" and no "she".

    >>> from firsthand.language import fold_text, passage_key
    >>> fold_text("\u201cNo,\u201d she said \u2014 twice.")
    '"No," she said - twice.'
    >>> passage_key("\u201cNo\u201d") == passage_key('"No"')
    True

`load_language(config).read(texts)` needs the spaCy model named in the configuration; the model
is loaded on the first call, so a process pool may create one `Language` per worker.
"""

from __future__ import annotations

from firsthand.language.folding import fold_text, passage_key
from firsthand.language.paragraphs import find_paragraphs
from firsthand.language.reading import MADE_BY, Language, LanguageConfig, load_language

__all__ = [
    "MADE_BY",
    "Language",
    "LanguageConfig",
    "find_paragraphs",
    "fold_text",
    "load_language",
    "passage_key",
]
