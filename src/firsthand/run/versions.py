"""Which version of each stage is at work, as records carry it in `made_by`."""

from __future__ import annotations

from firsthand import clean, copies, events, language, names, read, statements
from firsthand.config import Config
from firsthand.language.reader.loading import reader_version
from firsthand.ledger.input import MADE_BY as LEDGER
from firsthand.stories.input import MADE_BY as STORIES

VERSIONS = {
    "read": read.MADE_BY,
    "clean": clean.MADE_BY,
    "copies": copies.MADE_BY,
    "language": language.MADE_BY,
    "names": names.MADE_BY,
    "statements": statements.MADE_BY,
    "events": events.MADE_BY,
    "stories": STORIES,
    "ledger": LEDGER,
}


def versions_in_force(config: Config) -> dict[str, str]:
    """Return the version of each stage; that of reading names the models and the limit too."""
    limits = f"{config.spacy_model} {config.max_passage} {reader_version(config.reader)}"
    return VERSIONS | {"language": f"{language.MADE_BY} {limits}"}
