"""The integration's own files, for the tests that hold them to Home Assistant's and HACS' rules."""

import ast
from functools import cache
import json
from pathlib import Path
import re
from string import Formatter
from typing import Any

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / "openvox_uc"
BLUEPRINTS = ROOT / "blueprints" / "automation" / "openvox_uc"


def read_json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


@cache
def syntax_trees() -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(INTEGRATION.rglob("*.py"))]


ENGLISH = read_json(INTEGRATION / "translations" / "en.json")
ICONS = read_json(INTEGRATION / "icons.json")


def documented_dashboard() -> str:
    (view,) = yaml_texts(ROOT / "docs" / "dashboard.md")
    return view


def yaml_texts(page: Path) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def texts_of_flows() -> list[dict[str, Any]]:
    fixes = [issue["fix_flow"] for issue in ENGLISH["issues"].values() if "fix_flow" in issue]
    return [ENGLISH["config"], ENGLISH["options"], *ENGLISH["config_subentries"].values(), *fixes]
