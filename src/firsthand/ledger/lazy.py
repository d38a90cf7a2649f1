"""Attributes that are read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 (used as a decorator, as `property` is)
    """An attribute that is read once; `cached_property` takes a lock for it before Python 3.12."""

    def __init__(self, read: Callable[[Any], Value]) -> None:
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__

    def __get__(self, owner: Any, kind: type | None = None) -> Value:
        value = vars(owner)[self._name] = self._read(owner)
        return value
