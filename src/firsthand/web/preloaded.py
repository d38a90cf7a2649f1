"""What every worker needs, loaded once: by the process that all of them are forked from."""

from __future__ import annotations

import firsthand.names.spelling
import firsthand.web.app
from firsthand.web.templating import compile_all, templates

__all__ = ["firsthand"]

compile_all(templates())
