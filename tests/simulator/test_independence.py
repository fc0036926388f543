"""The simulator shares nothing with the integration, so that an error of the one shows at the other."""

import ast
from pathlib import Path

import pytest

from . import __file__ as package


@pytest.mark.parametrize("path", sorted(Path(package).parent.glob("*.py")), ids=lambda path: path.name)
def test_imports(path: Path) -> None:
    """It imports nothing of the integration or of Home Assistant."""
    imported = {
        name
        for node in ast.walk(ast.parse(path.read_text()))
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [getattr(node, "module", None) or ""])
    }
    assert not [name for name in imported if name.startswith(("custom_components", "homeassistant"))]
