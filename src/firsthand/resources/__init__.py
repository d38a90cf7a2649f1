"""Word lists as data: YAML files, each with a `source:` line and a `language:` where it matters.

A stage reads its list once: `load_list("agencies")` gives what stands in `agencies.yml`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOL = "tag:yaml.org,2002:bool"


class _Loader(_BASE):  # type: ignore[misc]
    """Reads "on", "off", "yes" and "no" as the words that they are; true and false as such."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [item for item in items if item[0] != _BOOL or first in "tTfF"]
        for first, items in _BASE.yaml_implicit_resolvers.items()
    }


@cache
def load_list(name: str) -> Any:
    """Return the parsed content of `resources/<name>.yml`; shared, so do not change it.

    Raises:
        FileNotFoundError: there is no such list in the package.
    """
    text = resources.files(__name__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader)
