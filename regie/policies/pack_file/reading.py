"""From YAML nodes to values, remembering every mistake and the line on which it stands."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import yaml
from django.utils.translation import gettext as _

from regie.policies.pack_file.errors import PackError, PackErrors, unknown_name

T = TypeVar("T")


class Wrong(Exception):
    """This one value cannot be read, and why."""

    def __init__(self, node: yaml.Node, sentence: str) -> None:
        super().__init__(sentence)
        self.node = node
        self.sentence = sentence


class Abandoned(Wrong):
    """A part that cannot be made because something inside it, noted already, is wrong."""

    def __init__(self, node: yaml.Node) -> None:
        super().__init__(node, "")


@dataclass
class Reading:
    """One reading of one file: the mistakes so far, the names it defines and the names it uses.

    `outside` holds the names that this installation knows (channels, roles, permissions).
    """

    outside: Mapping[str, Collection[str]]
    errors: list[PackError] = field(default_factory=list)
    defined: dict[str, dict[str, yaml.Node]] = field(default_factory=dict)
    used: list[tuple[str, str, yaml.Node]] = field(default_factory=list)

    def note(self, node: yaml.Node, sentence: str) -> None:
        """Remember a mistake and read on."""
        self.errors.append(PackError(line_of(node), sentence))

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Read something; when that fails, remember why and go on after it."""
        try:
            yield
        except Abandoned:
            pass
        except Wrong as wrong:
            self.note(wrong.node, wrong.sentence)

    def define(self, kind: str, name: str, node: yaml.Node) -> None:
        """A name may be given once."""
        earlier = self.defined.setdefault(kind, {}).setdefault(name, node)
        if earlier is not node:
            self.note(
                node,
                _("'%(name)s' staat er al, op regel %(line)s.") % {"name": name, "line": line_of(earlier)},
            )

    def use(self, kind: str, name: str, node: yaml.Node) -> None:
        """A name that must be defined somewhere in the file, before or after."""
        self.used.append((kind, name, node))

    def finish(self) -> None:
        """Names that were used and never defined are mistakes too; any mistake refuses the whole file."""
        for kind, name, node in self.used:
            names = self.defined.get(kind, {})
            if name not in names:
                self.note(node, unknown_name(name, names) if names else _nothing_defined(kind, name))
        if self.errors:
            raise PackErrors(self.errors)


def _nothing_defined(kind: str, name: str) -> str:
    return _("'%(name)s' wordt nergens beschreven onder '%(kind)s'.") % {"name": name, "kind": kind}


def line_of(node: yaml.Node) -> int:
    """The line on which a node starts, as people count."""
    return int(node.start_mark.line) + 1


Read = Callable[[Reading, yaml.Node], T]


@dataclass(frozen=True)
class Key:
    """How one key of a mapping is read; without `absent` it must be there."""

    read: Read[Any]
    absent: Any = ...


def mapping(reading: Reading, node: yaml.Node, keys: Mapping[str, Key]) -> dict[str, Any]:
    """A mapping with exactly these keys; every mistake in it is noted before it is given up."""
    written = entries(reading, node)
    for name, (name_node, _value) in written.items():
        if name not in keys:
            reading.note(name_node, unknown_name(name, keys))
    before = len(reading.errors)
    values = {}
    for name, key in keys.items():
        with reading.noting():
            values[name] = _one_value(reading, node, written, name, key)
    if len(reading.errors) > before:
        raise Abandoned(node)
    return values


def _one_value(
    reading: Reading, node: yaml.Node, written: dict[str, tuple[yaml.Node, yaml.Node]], name: str, key: Key
) -> Any:
    if name in written:
        return key.read(reading, written[name][1])
    if key.absent is ...:
        raise Wrong(node, _("hier ontbreekt '%s'.") % name)
    return key.absent


def entries(reading: Reading, node: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """The keys of a mapping with the nodes of key and value; a key that comes twice is noted."""
    if not isinstance(node, yaml.MappingNode):
        raise Wrong(node, _("hier hoort een blok met 'naam: waarde'."))
    found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
        if name in found:
            reading.note(key, _("'%s' staat hier twee keer.") % name)
        found.setdefault(name, (key, value))
    return found


def items(node: yaml.Node) -> Iterable[yaml.Node]:
    """The nodes of a list."""
    if not isinstance(node, yaml.SequenceNode):
        raise Wrong(node, _("hier hoort een lijst, met een streepje voor elk deel."))
    return node.value  # type: ignore[no-any-return]


def list_of(read: Read[T]) -> Read[tuple[T, ...]]:
    """A list of which every part is read, also after a part that is wrong."""

    def read_list(reading: Reading, node: yaml.Node) -> tuple[T, ...]:
        before = len(reading.errors)
        values = []
        for item in items(node):
            with reading.noting():
                values.append(read(reading, item))
        if len(reading.errors) > before:
            raise Abandoned(node)
        return tuple(values)

    return read_list
