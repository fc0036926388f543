"""The pbx package stands on its own."""

import ast
import asyncio
from pathlib import Path
from shutil import copytree
import sys

import pytest

from custom_components.openvox_uc import pbx

PACKAGE = Path(pbx.__file__).parent
ALLOWED = {"aiohttp", "yarl"} | sys.stdlib_module_names
# Blocks Home Assistant, then imports each module of the package without the integration around it.
PROGRAM = """
import importlib, pkgutil, sys
sys.modules["homeassistant"] = None
sys.path.insert(0, sys.argv[1])
import pbx
names = [module.name for module in pkgutil.iter_modules(pbx.__path__)]
for name in names:
    importlib.import_module(f"pbx.{name}")
print(*names)
"""


def _imports(tree: ast.Module) -> set[str]:
    """Return the packages that a module imports; imports from its own package count as none, from further up as `..`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            assert node.module is not None
            found.add(node.module.partition(".")[0])
        elif isinstance(node, ast.ImportFrom) and node.level > 1:
            found.add("..")
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.py")), ids=lambda path: path.name)
def test_imports(path: Path) -> None:
    """No module imports anything but the standard library, aiohttp and its URLs, and its own package."""
    assert _imports(ast.parse(path.read_text())) <= ALLOWED


async def test_without_home_assistant(tmp_path: Path) -> None:
    """The package works where there is no Home Assistant."""
    # Not beside the platforms of the integration, some of which are named like modules of Python.
    copytree(PACKAGE, tmp_path / PACKAGE.name)
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    output, errors = await program.communicate()
    assert errors == b""
    assert program.returncode == 0
    assert {"client", "reports", "wire"} <= set(output.decode().split())
