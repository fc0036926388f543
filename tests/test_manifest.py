"""The libraries that the manifest requires; hassfest and HACS check the rest of it."""

from pathlib import Path

import homeassistant

from .repository import INTEGRATION, ROOT, read_json

CORE = Path(homeassistant.__file__).parent
MANIFEST = read_json(INTEGRATION / "manifest.json")


def test_requirements_are_pinned_as_tested_and_as_home_assistant_pins_them() -> None:
    """There is one version of a library for all integrations.

    It is also the one that is tested.
    """
    pinned = dict(
        requirement.split("==")
        for manifest in CORE.glob("components/*/manifest.json")
        for requirement in read_json(manifest).get("requirements", [])
        if requirement.count("==") == 1
    )
    ours = dict(requirement.split("==") for requirement in MANIFEST["requirements"])
    assert ours
    assert ours == {name: pinned.get(name, version) for name, version in ours.items()}
    assert set(MANIFEST["requirements"]) <= set(
        (ROOT / "requirements_test.txt").read_text(encoding="utf-8").splitlines()
    )
