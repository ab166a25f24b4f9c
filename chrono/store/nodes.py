"""What YAML text is made of here: texts, lists and mappings with their places, nothing resolved."""

from typing import NamedTuple


class Scalar(NamedTuple):
    """A text; `style` is '' when plain, else one of ' " | >. Offsets are code points."""

    value: str
    style: str
    start: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether nothing stands there at all, as in `note:`."""
        return not self.value and not self.style


class Items(NamedTuple):
    """A list."""

    nodes: tuple["Node", ...]
    flow: bool
    start: int
    end: int


class Pairs(NamedTuple):
    """A mapping in the order of the file; keys are texts and none stands twice."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    flow: bool
    start: int
    end: int


Node = Scalar | Items | Pairs


def last_scalar(node: Node) -> Scalar:
    """Return the scalar at the end of a block; for a node in brackets, one of its place."""
    while not isinstance(node, Scalar) and not node.flow:
        node = node.nodes[-1] if isinstance(node, Items) else node.pairs[-1][1]
    return node if isinstance(node, Scalar) else Scalar("", "", node.start, node.end)


def inner_end(node: Node) -> int:
    """Return where what is written of `node` ends: of a block, its last scalar or bracket."""
    while not isinstance(node, Scalar) and not node.flow:
        inner = node.nodes[-1] if isinstance(node, Items) else node.pairs[-1][1]
        node = inner
    return node.end
