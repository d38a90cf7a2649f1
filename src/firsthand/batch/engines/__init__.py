"""Where units run and who joins fingerprints: this machine's processes, Daft, Daft on Ray."""

from __future__ import annotations

from firsthand.batch.engines.protocol import Engine
from firsthand.errors import ConfigError

ENGINES = ("inline", "daft", "ray")

__all__ = ["ENGINES", "Engine", "open_engine"]


def open_engine(name: str, *, workers: int = 0, address: str | None = None) -> Engine:
    """Return the engine of a name.

    Args:
        name: one of `ENGINES`.
        workers: processes that work; 0 for one for each processor.
        address: of the cluster, for Ray ("127.0.0.1:6379").

    Raises:
        ConfigError: there is no such engine, or what it needs is not installed.
    """
    from firsthand.batch.engines.inline import Inline

    if name == "inline":
        return Inline(workers)
    if name not in ENGINES:
        raise ConfigError(f"{name!r} is no known engine; known are {', '.join(ENGINES)}")
    from firsthand.batch.engines.daft import Daft

    return Daft(workers, address if name == "ray" else None, on_ray=name == "ray")
