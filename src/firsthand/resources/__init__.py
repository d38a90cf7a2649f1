"""Word lists as data: YAML files, each with a `source:` line and a `language:` where it matters.

A stage reads its list once: `load_list("agencies")` gives what stands in `agencies.yml`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_list(name: str) -> Any:
    """Return the parsed content of `resources/<name>.yml`; shared, so do not change it.

    Raises:
        FileNotFoundError: there is no such list in the package.
    """
    text = resources.files(__name__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 (safe loader, compiled where possible)
