"""The direction of imports: no room knows who lives above it, and nothing goes in a circle."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from .repository import INTEGRATION

# From the bottom to the top; what stands in one line may import each other, as long as there is no circle.
LAYERS = (
    {"pbx"},
    {"base", "const"},
    {"connection", "contacts", "history", "webhook", "calls", "polling", "runtime", "devices"},
    {"coordinator"},
)


def _module(path: Path) -> str:
    """Return the dotted name of a module in the integration; empty for its own `__init__`."""
    return ".".join(part for part in path.relative_to(INTEGRATION).with_suffix("").parts if part != "__init__")


MODULES = {_module(path): path for path in INTEGRATION.rglob("*.py")}


def _imports(module: str) -> set[str]:
    """Return the modules of the integration that a module imports anywhere, be it in a function or for types only."""
    path = MODULES[module]
    package = path.relative_to(INTEGRATION).parent.parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or node.level == 0:
            continue
        base = (*package[: len(package) - node.level + 1], *(node.module or "").split("."))
        target = ".".join(part for part in base if part)
        submodules = {name for alias in node.names if (name := f"{target}.{alias.name}".lstrip(".")) in MODULES}
        found |= submodules or {target}
    assert found <= MODULES.keys()
    return found - {module}


def _layer(module: str) -> int:
    room = module.partition(".")[0]
    return next((height for height, rooms in enumerate(LAYERS) if room in rooms), len(LAYERS))


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_module_imports_from_above(module: str) -> None:
    assert {imported for imported in _imports(module) if _layer(imported) > _layer(module)} == set()


@pytest.mark.parametrize("module", sorted(name for name in MODULES if not name.startswith("pbx")))
def test_others_see_of_the_telephone_system_what_it_makes_public(module: str) -> None:
    """The modules of `pbx` are imported through its `__init__` alone."""
    assert {imported for imported in _imports(module) if imported.startswith("pbx.")} == set()


def test_no_circle() -> None:
    TopologicalSorter({module: _imports(module) for module in MODULES}).prepare()


def test_no_circle_of_rooms() -> None:
    """The same is true of whole rooms; a module that lives in none is a room of its own."""
    rooms: dict[str, set[str]] = {}
    for module in MODULES:
        room = module.partition(".")[0]
        rooms.setdefault(room, set()).update({imported.partition(".")[0] for imported in _imports(module)} - {room})
    TopologicalSorter(rooms).prepare()
