"""Firsthand: from news copies to one sourced ledger of what happened.

    >>> from firsthand import Ledger
    >>> with Ledger.open(":memory:") as ledger:
    ...     ledger.stories()
    []

The names below are the public Python interface; everything else may change. They are loaded
when they are first used, so that `import firsthand` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.book import Ledger as Ledger
    from firsthand.config import Config as Config
    from firsthand.config import load_config as load_config
    from firsthand.errors import ConfigError as ConfigError
    from firsthand.errors import FirsthandError as FirsthandError
    from firsthand.errors import NotFoundError as NotFoundError
    from firsthand.errors import ReadError as ReadError
    from firsthand.errors import StageError as StageError
    from firsthand.errors import StoreError as StoreError
    from firsthand.run.summary import Summary as Summary
    from firsthand.store import EventFilter as EventFilter

__version__ = "0.1.0"

_HOMES = {
    "Config": "firsthand.config",
    "ConfigError": "firsthand.errors",
    "EventFilter": "firsthand.store",
    "FirsthandError": "firsthand.errors",
    "Ledger": "firsthand.book",
    "NotFoundError": "firsthand.errors",
    "ReadError": "firsthand.errors",
    "StageError": "firsthand.errors",
    "StoreError": "firsthand.errors",
    "Summary": "firsthand.run.summary",
    "load_config": "firsthand.config",
}

__all__ = [*sorted(_HOMES), "__version__"]  # noqa: PLE0604 (strings, all of them)


def __getattr__(name: str) -> object:
    """Load a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'firsthand' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
