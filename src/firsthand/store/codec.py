"""Records as JSON and back, by their types alone: generic, compact and strict.

A record becomes an object of its fields; a field that holds its default is left out, so
that a field added to a record later reads well from older files. Records that come by the
thousand (`COMPACT`) become rows of their values in order. Reading checks every value
against the type of its field: a file that was changed by hand is refused, never guessed.

    >>> from firsthand.model import Span
    >>> encode(Span("d-1", 0, 4))
    '["d-1",0,4]'
    >>> decode(Span, '["d-1",0,4]')
    Span(document='d-1', start=0, end=4)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from firsthand.errors import StoreError
from firsthand.model import Attribution, Element, Name, Sentence, Span, Token

Record = TypeVar("Record")
Decoder = Callable[[Any], Any]
Encoder = Callable[[Any], Any]

# Rows instead of objects: no new field may be put between theirs, only at the end.
COMPACT: frozenset[type] = frozenset({Attribution, Element, Name, Sentence, Span, Token})


_PLAIN = frozenset({str, int, float, bool, NoneType})


def encode(value: object) -> str:
    """Return a record (or a tuple of records) as compact JSON with sorted fields."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


class Written:
    """Records as they are written: each once, however often it is asked for.

    Settling tells by the text of a record whether it has changed, and keeps that text. A record
    is known by what it is, not by what it says, and stays alive as long as this does.
    """

    def __init__(self) -> None:
        self._texts: dict[int, tuple[object, str]] = {}

    def __call__(self, record: object) -> str:
        """Return a record as compact JSON, as `encode` does."""
        found = self._texts.get(id(record))
        if found is None:
            found = self._texts[id(record)] = record, encode(record)
        return found[1]

    def knows(self, record: object, text: str) -> None:
        """Note as what a record was written: the text that it was read from."""
        self._texts[id(record)] = record, text


def decode(kind: type[Record], text: str) -> Record:
    """Return the record of type `kind` that `encode` wrote as `text`.

    Raises:
        StoreError: the text is not JSON or does not fit the type.
    """
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise StoreError(f"a stored {kind.__name__} is not valid JSON: {error}") from error
    return from_plain(kind, plain)


def from_plain(kind: type[Record], plain: object) -> Record:
    """Return the record of type `kind` from lists, dicts, texts and numbers."""
    return cast("Record", decoder_of(cast("Hashable", kind))(plain))


def to_plain(value: object) -> Any:
    """Return a record as lists, dicts, texts and numbers, ready for JSON."""
    kind: type = type(value)
    return value if kind in _PLAIN else _encoder_of(kind)(value)


@cache
def _encoder_of(kind: type) -> Encoder:
    """Return the function that turns values of one class into plain values."""
    if issubclass(kind, tuple | list):
        return _to_list
    if issubclass(kind, StrEnum):
        return lambda member: member.value
    if not is_dataclass(kind):
        return lambda value: value
    names = tuple(item.name for item in fields(kind))
    if kind in COMPACT:
        return lambda record: _to_list([getattr(record, name) for name in names])
    defaults = [(item.name, _default_of(item)) for item in fields(kind)]

    def encode_object(record: object) -> dict[str, Any]:
        found = {}
        for name, default in defaults:
            value = getattr(record, name)
            if value is not default and value != default:
                found[name] = value if type(value) in _PLAIN else to_plain(value)
        return found

    return encode_object


def _to_list(values: Iterable[Any]) -> list[Any]:
    return [item if type(item) in _PLAIN else to_plain(item) for item in values]


def _default_of(item: Field[Any]) -> object:
    """Return the default of a field, or `MISSING`, which equals no value."""
    return item.default_factory() if item.default_factory is not MISSING else item.default


@cache
def decoder_of(kind: Hashable) -> Decoder:
    """Return the checked reader for one type: record, enum, tuple, union or plain."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _union_decoder(kind)
    if origin is tuple:
        return _tuple_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enum_decoder(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _row_decoder(kind) if kind in COMPACT else _object_decoder(kind)
    return _plain_decoder(cast("type", kind))


def _plain_decoder(kind: type) -> Decoder:
    def read(value: Any) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            return float(value)
        raise StoreError(f"a stored record has {value!r:.80} where {kind.__name__} was expected")

    return read


def _enum_decoder(kind: type[StrEnum]) -> Decoder:
    members = {member.value: member for member in kind}

    def read(value: Any) -> StrEnum:
        member = members.get(value) if isinstance(value, str) else None
        if member is None:
            raise StoreError(f"a stored record has {value!r:.80}, which is no {kind.__name__}")
        return member

    return read


def _union_decoder(kind: Any) -> Decoder:
    """Read `X | None`; the records have no other unions."""
    others = [part for part in get_args(kind) if part is not NoneType]
    if len(others) != 1:
        raise TypeError(f"the codec reads unions with None only, not {kind}")
    read_value = decoder_of(others[0])
    return lambda value: None if value is None else read_value(value)


def _tuple_decoder(kind: Any) -> Decoder:
    arguments = get_args(kind)
    if arguments[1:] == (Ellipsis,):
        return _items_decoder(arguments[0])
    readers = [decoder_of(argument) for argument in arguments]
    return lambda value: _read_row(readers, _as_list(value), "tuple")


def _items_decoder(kind: Any) -> Decoder:
    """Read `tuple[X, ...]`: one of plain values, as most are, without a call for each."""
    read_item = decoder_of(kind)
    plain = {kind} if isinstance(kind, type) and kind in _PLAIN else set()

    def read(value: Any) -> Any:
        items = _as_list(value)
        return tuple(items) if plain.issuperset(map(type, items)) else tuple(map(read_item, items))

    return read


def _as_list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise StoreError(f"a stored record has {value!r:.80} where a list was expected")
    return value


def _read_row(readers: list[Decoder], values: list[Any], name: str) -> tuple[Any, ...]:
    if len(values) != len(readers):
        raise StoreError(f"a stored {name} has {len(values)} values, expected {len(readers)}")
    return tuple([read(value) for read, value in zip(readers, values, strict=True)])


def _row_decoder(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    readers = [decoder_of(hints[item.name]) for item in fields(kind)]
    needed = sum(_default_of(item) is MISSING for item in fields(kind))

    plain = [hints[item.name] for item in fields(kind)]

    def read(value: Any) -> Any:
        values = value if type(value) is list else _as_list(value)
        if [*map(type, values)] == plain:  # spans come by the thousand
            return kind(*values)
        # A row of an older file may lack the fields that were added since.
        length = len(values) if needed <= len(values) <= len(readers) else len(readers)
        return kind(*_read_row(readers[:length], values, kind.__name__))

    return read


def _plain_part(kind: Any) -> type | None:
    """Return the plain type of a field whose values of it need no reader: most fields."""
    parts = get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)
    return next((part for part in parts if part in _PLAIN and part is not NoneType), None)


def _object_decoder(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    readers = {item.name: decoder_of(hints[item.name]) for item in fields(kind)}
    needed = frozenset(item.name for item in fields(kind) if _default_of(item) is MISSING)
    plain = {name: _plain_part(hints[name]) for name in readers}

    def read(value: Any) -> Any:
        try:  # what is right is read without looking at its fields first: records come in crowds
            return kind(
                **{
                    name: item if type(item) is plain[name] else readers[name](item)
                    for name, item in value.items()
                }
            )
        except (AttributeError, KeyError, TypeError):
            if not isinstance(value, dict):
                raise StoreError(
                    f"a stored {kind.__name__} is {value!r:.80}, not an object"
                ) from None
            unknown, missing = sorted(value.keys() - readers.keys()), sorted(needed - value.keys())
            if not (unknown or missing):
                raise
            problem = f"unknown fields {unknown}" if unknown else f"no fields {missing}"
            raise StoreError(f"a stored {kind.__name__} has {problem}") from None

    return read
