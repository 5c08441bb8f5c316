"""Read language data: YAML tables under ``languages/<code>/``, checked against a frozen dataclass.

A fault is refused with file, line and key. A user's own folder of the same shape (``<code>/<table>.yml``)
is laid on top: its lists are appended, its mappings are merged key by key, its other values replace ours.
"""

import types
from collections.abc import Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import yaml

from verbale.record.errors import LanguageError

T = TypeVar("T")
Node = yaml.nodes.Node
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALARS: dict[type, tuple[str, str]] = {
    int: ("tag:yaml.org,2002:int", "a whole number"),
    bool: ("tag:yaml.org,2002:bool", "true or false"),
}


def data_folder() -> Path:
    """The folder that holds one folder per language and the gazetteers."""
    return Path(str(files("verbale.languages")))


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a folder, in alphabetical order."""
    return tuple(sorted(p.parent.name for p in data_folder().glob("*/engine.yml")))


def load_table(language: str, table: str, kind: type[T], overlays: tuple[Path, ...] = ()) -> T:
    """The table ``<language>/<table>.yml`` as a ``kind``, with the user's overlays on top.

    Not cached here: a caller that asks often caches its own typed function.

    Raises:
        LanguageError: a file is missing or does not fit ``kind``; the message names file, line and key.
    """
    own = data_folder() / language / f"{table}.yml"
    if not own.is_file():
        raise LanguageError(own, 0, f"language {language!r} has no table {table!r}; see CONTRIBUTING, 'add a language'")
    return read_yaml(own, kind, tuple(folder / language / f"{table}.yml" for folder in overlays))


def load_common(table: str, kind: type[T], overlays: tuple[Path, ...] = ()) -> T:
    """The table ``<table>.yml`` that all languages share, with the user's overlays on top; faults as above."""
    return read_yaml(data_folder() / f"{table}.yml", kind, tuple(folder / f"{table}.yml" for folder in overlays))


def read_yaml(path: Path, kind: type[T], extras: tuple[Path, ...] = ()) -> T:
    """One YAML file as a ``kind``, with those of some extra files that are there on top; faults as above."""
    merged = _compose(path)
    where: dict[int, Path] = {}
    _claim(merged, path, where)
    for extra in extras:
        if extra.is_file():
            node = _compose(extra)
            _claim(node, extra, where)
            merged = _merge(merged, node)
    return cast(T, _Reader(where).value(merged, kind, path.stem))


def _compose(path: Path) -> Node:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except UnicodeDecodeError as error:
        raise LanguageError(path, 0, f"not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise LanguageError(path, line, f"not YAML: {error.problem}") from error
    if node is None:
        raise LanguageError(path, 0, "the file is empty; expected a mapping")
    return node


def _claim(node: Node, path: Path, where: dict[int, Path]) -> None:
    """Remember from which file each node came, and refuse a key that stands twice in one mapping."""
    where[id(node)] = path
    children: Sequence[Any] = node.value if isinstance(node, yaml.SequenceNode) else ()
    if isinstance(node, yaml.MappingNode):
        children = [part for pair in node.value for part in pair]
        lines: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if str(key.value) in lines:
                message = f"key {key.value!r}: found again (first in line {lines[key.value]}), expected each key once"
                raise LanguageError(path, line, message)
            lines[str(key.value)] = line
    for child in children:
        _claim(child, path, where)


def _merge(own: Node, extra: Node) -> Node:
    if isinstance(own, yaml.SequenceNode) and isinstance(extra, yaml.SequenceNode):
        own.value = [*own.value, *extra.value]
        return own
    if isinstance(own, yaml.MappingNode) and isinstance(extra, yaml.MappingNode):
        known = {key.value: i for i, (key, _) in enumerate(own.value)}
        for key, value in extra.value:
            if key.value in known:
                at = known[key.value]
                own.value[at] = (own.value[at][0], _merge(own.value[at][1], value))
            else:
                own.value.append((key, value))
        return own
    return extra


class _Reader:
    """Turns composed YAML nodes into typed values."""

    def __init__(self, where: dict[int, Path]) -> None:
        self.where = where

    def refuse(self, node: Node, key: str, expected: str, found: str = "") -> LanguageError:
        shapes = {yaml.ScalarNode: repr(node.value), yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping"}
        path = self.where.get(id(node), Path("?"))
        found = found or shapes[type(node)]
        return LanguageError(path, node.start_mark.line + 1, f"key {key!r}: found {found}, expected {expected}")

    def value(self, node: Node, kind: Any, key: str) -> Any:
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
                return None
            return self.value(node, next(k for k in get_args(kind) if k is not type(None)), key)
        if origin in (tuple, frozenset):
            return self._sequence(node, origin, get_args(kind)[0], key)
        if origin is dict:
            return self._mapping(node, get_args(kind)[1], key)
        if is_dataclass(kind):
            return self._record(node, kind, key)
        return self._scalar(node, kind, key)

    def _sequence(self, node: Node, origin: Any, item: Any, key: str) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            raise self.refuse(node, key, "a list")
        return origin(self.value(child, item, f"{key}[{i}]") for i, child in enumerate(node.value))

    def _mapping(self, node: Node, item: Any, key: str) -> dict[str, Any]:
        if not isinstance(node, yaml.MappingNode):
            raise self.refuse(node, key, "a mapping")
        return {str(name.value): self.value(child, item, f"{key}.{name.value}") for name, child in node.value}

    def _record(self, node: Node, kind: Any, key: str) -> Any:
        if not isinstance(node, yaml.MappingNode):
            raise self.refuse(node, key, f"a mapping with {', '.join(f.name for f in fields(kind))}")
        hints, known = get_type_hints(kind), {f.name: f for f in fields(kind)}
        given: dict[str, Any] = {}
        for name, child in node.value:
            if name.value not in known:
                raise self.refuse(name, f"{key}.{name.value}", f"one of {', '.join(known)}")
            given[name.value] = self.value(child, hints[name.value], f"{key}.{name.value}")
        for name, spec in known.items():
            if name not in given and _is_needed(spec):
                raise self.refuse(node, f"{key}.{name}", "this key to be given", "nothing")
        return kind(**given)

    def _scalar(self, node: Node, kind: Any, key: str) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            raise self.refuse(node, key, "a single value")
        if get_origin(kind) is Literal:
            if node.value not in get_args(kind):
                raise self.refuse(node, key, f"one of {', '.join(map(repr, get_args(kind)))}")
            return node.value
        if kind in _SCALARS and node.tag != _SCALARS[kind][0]:
            raise self.refuse(node, key, _SCALARS[kind][1])
        if kind is bool:
            return node.value.lower() in ("true", "yes", "on")
        if kind is str and not node.value and not node.style:  # nothing after the colon
            raise self.refuse(node, key, "words")
        try:
            return kind(node.value)
        except ValueError as error:
            raise self.refuse(node, key, f"a {kind.__name__}") from error


def _is_needed(spec: "Field[Any]") -> bool:
    return spec.default is MISSING and spec.default_factory is MISSING
