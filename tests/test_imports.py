"""The direction of imports: no room knows those above it, and there is no circle."""

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from .repository import INTEGRATION, ROOT, imported_names, syntax_trees

# From the bottom to the top; rooms of one line may import each other, as long as there
# is no circle. `pbx` is what it makes public.
LAYERS = (
    {"pbx.errors"},
    {"pbx.wire"},
    {"pbx.models", "pbx.reports"},
    {"pbx.api", "pbx.tracker"},
    {"pbx"},
    {"base", "const"},
    {
        "connection",
        "contacts",
        "history",
        "webhook",
        "calls",
        "polling",
        "runtime",
        "devices",
    },
    {"coordinator"},
)


def _module(path: Path) -> str:
    return ".".join(
        part
        for part in path.relative_to(INTEGRATION).with_suffix("").parts
        if part != "__init__"
    )


TREES = {_module(path): (path, tree) for path, tree in syntax_trees()}


@cache
def _imports(module: str) -> set[str]:
    """Return the modules of the integration that a module imports anywhere.

    Imports in functions are included, and those for types only are not.
    """
    path, tree = TREES[module]
    package = path.relative_to(INTEGRATION).parent.parts
    for_types = {
        node
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in block.body
    }
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or node.level == 0:
            continue
        if node in for_types:
            continue
        base = (
            *package[: len(package) - node.level + 1],
            *(node.module or "").split("."),
        )
        target = ".".join(part for part in base if part)
        submodules = {
            name
            for alias in node.names
            if (name := f"{target}.{alias.name}".lstrip(".")) in TREES
        }
        found |= submodules or {target}
    assert found <= TREES.keys()
    return found - {module}


def _room(module: str) -> str:
    """Return the room of a module.

    `pbx` has rooms of its own, and a module that lives in none is one.
    """
    return ".".join(module.split(".")[: 2 if module.startswith("pbx") else 1])


def _layer(module: str) -> int:
    """Return how high a module stands.

    Platforms, flows, services and the rest above the coordinator.
    """
    return next(
        (height for height, rooms in enumerate(LAYERS) if _room(module) in rooms),
        len(LAYERS),
    )


@pytest.mark.parametrize("module", TREES)
def test_no_module_imports_from_above(module: str) -> None:
    """Those outside `pbx` see of it only what it makes public."""
    imports = _imports(module)
    assert {name for name in imports if _layer(name) > _layer(module)} == set()
    assert (
        module.startswith("pbx")
        or {name for name in imports if name.startswith("pbx.")} == set()
    )


def test_no_circle() -> None:
    """Modules, and whole rooms, can be put in an order without circles.

    Each follows those that it imports. Hidden circles would show as well.
    """
    imports = {module: _imports(module) for module in TREES}
    TopologicalSorter(imports).prepare()
    rooms: dict[str, set[str]] = {}
    for module, imported in imports.items():
        room = _room(module)
        rooms.setdefault(room, set()).update(
            {_room(other) for other in imported} - {room}
        )
    TopologicalSorter(rooms).prepare()


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "tests" / "simulator").glob("*.py")),
    ids=lambda path: path.name,
)
def test_simulator_shares_nothing_with_the_integration(path: Path) -> None:
    """Otherwise, the two could share an error."""
    names = [
        name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported_names(node)
    ]
    assert not [
        name
        for name in names
        if name.startswith(("custom_components", "homeassistant"))
    ]
