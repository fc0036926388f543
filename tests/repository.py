"""The integration's own files for the tests of rules.

The tests check them against the rules of Home Assistant and HACS.
"""

import ast
from collections.abc import Iterator
from functools import cache
import json
from pathlib import Path
import re
from string import Formatter
from typing import Any

from homeassistant.util.yaml import parse_yaml

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / "openvox_uc"
BLUEPRINTS = ROOT / "blueprints" / "automation" / "openvox_uc"


def read_json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


@cache
def syntax_trees() -> list[tuple[Path, ast.Module]]:
    return [
        (path, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(INTEGRATION.rglob("*.py"))
    ]


def imported_names(node: ast.AST) -> list[str]:
    """Return what a statement imports by absolute names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


ENGLISH = read_json(INTEGRATION / "translations" / "en.json")
ICONS = read_json(INTEGRATION / "icons.json")


_TOP_PAGES = (
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "SECURITY.md",
    ROOT / ".github" / "CONTRIBUTING.md",
)
PAGES = {
    path: path.read_text(encoding="utf-8")
    for path in (*_TOP_PAGES, *sorted((ROOT / "docs").glob("*.md")))
}


def page(name: str) -> str:
    """Return a page in docs/ as one line."""
    return " ".join(PAGES[ROOT / "docs" / f"{name}.md"].split())


def yaml_texts(path: Path) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", PAGES[path], re.DOTALL | re.MULTILINE)


def yaml_blocks() -> Iterator[dict[str, Any]]:
    for path in PAGES:
        for block in yaml_texts(path):
            parsed = parse_yaml(block)
            assert isinstance(parsed, dict)
            yield parsed


def documented_dashboard() -> str:
    (view,) = yaml_texts(ROOT / "docs" / "dashboard.md")
    return view


def documented_view() -> dict[str, Any]:
    view = parse_yaml(documented_dashboard())
    assert isinstance(view, dict)
    return view


def documented_card() -> str:
    """Return the template of the list of calls in the documented dashboard."""
    (content,) = [
        card["content"]
        for section in documented_view()["sections"]
        for card in section["cards"]
        if card["type"] == "markdown"
    ]
    return str(content)


def rows(first_heading: str) -> list[list[str]]:
    """Return the rows of the tables whose first column has a heading.

    The tables are those in the pages. A row is the texts of its cells.
    """
    pattern = re.compile(
        rf"^ *\| {re.escape(first_heading)} \|.*\n *\|[-|]+\n((?: *\|.*\n)+)",
        re.MULTILINE,
    )
    tables = [table for text in PAGES.values() for table in pattern.findall(text)]
    assert tables
    return [
        [cell.strip() for cell in row.strip().strip("|").split("|")]
        for row in "".join(tables).splitlines()
    ]


def codes(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def all_codes(first_heading: str) -> list[str]:
    return [code for row in rows(first_heading) for code in codes(row[0])]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def error_pattern(key: str, **values: str) -> str:
    """Return the pattern of an error in English.

    The values are patterns too. A placeholder without one stands for any text. The last
    period is left out, as Home Assistant does.
    """
    message: str = ENGLISH["exceptions"][key]["message"].rstrip(".")
    pattern = re.escape(message)
    for name in placeholders(message):
        pattern = pattern.replace(rf"\{{{name}\}}", values.pop(name, ".*"))
    assert not values, f"{message!r} has no {values}"
    return pattern


def texts_of_flows() -> list[dict[str, Any]]:
    fixes = [
        issue["fix_flow"] for issue in ENGLISH["issues"].values() if "fix_flow" in issue
    ]
    return [
        ENGLISH["config"],
        ENGLISH["options"],
        *ENGLISH["config_subentries"].values(),
        *fixes,
    ]
