"""The scripts that publish the integration.

`scripts/release` and `scripts/set-repository`.
"""

import json
from pathlib import Path
import re
import shutil
import subprocess

from freezegun.api import FrozenDateTimeFactory
import pytest

from . import release
from .release import CHANGELOG, MANIFEST, STORED, git
from .repository import ROOT, read_json

STATED = read_json(ROOT / MANIFEST)
VERSION = "98.7.6"
README = Path("README.de.md")
TRANSLATIONS = Path("custom_components", "openvox_uc", "translations")

_CHANGES = """# Changelog

## [Unreleased]

### Added

* Calls.

## [0.0.1] - 2026-01-01

* All.

[Unreleased]: https://example.com/commits/main
"""


def _copy(folder: Path, paths: list[Path]) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, folder / path)
    git(folder, "init", "--quiet", "--initial-branch=main")
    for key, value in {
        "user.name": "Test",
        "user.email": "test@example.com",
        "commit.gpgsign": "false",
    }.items():
        git(folder, "config", key, value)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Copy")
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a repository with what a release changes.

    Its tests pass for the new version alone.
    """
    tests = tmp_path / "scripts" / "test"
    tests.parent.mkdir()
    tests.write_text(
        '#!/bin/sh\ncd "$(dirname "$0")/.." && grep -q \'"version": '
        f'"{VERSION}"\' {MANIFEST}\n'
    )
    writes = tests.with_name("write-stored")
    writes.write_text(
        f'#!/bin/sh\ncd "$(dirname "$0")/.." && mkdir {STORED}/{VERSION} && '
        f"touch {STORED}/{VERSION}/entry\n"
    )
    for script in (tests, writes):
        script.chmod(0o755)
    (tmp_path / CHANGELOG).write_text(_CHANGES)
    (tmp_path / STORED).mkdir(parents=True)
    (tmp_path / STORED / "earlier").write_text("")
    return _copy(tmp_path, [MANIFEST, README])


def test_release(
    copy: Path, capsys: pytest.CaptureFixture[str], freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to("2026-12-24T23:59:00+00:00")
    assert release.main(copy, [VERSION]) == 0
    assert git(copy, "status", "--porcelain") == ""
    assert git(copy, "log", "-1", "--format=%s") == f"Release {VERSION}"
    assert read_json(copy / MANIFEST) == {**STATED, "version": VERSION}
    assert VERSION in next(
        line
        for line in (copy / README).read_text("utf-8").splitlines()
        if line.startswith("> ")
    )
    assert set(git(copy, "show", "--format=", "--name-only").split()) == {
        str(path) for path in (CHANGELOG, MANIFEST, README, STORED / VERSION / "entry")
    }
    changelog = (copy / CHANGELOG).read_text("utf-8")
    assert (
        f"## [Unreleased]\n\n## [{VERSION}] - 2026-12-24\n\n### Added\n\n* "
        "Calls.\n\n## [0.0.1]"
    ) in changelog
    assert (
        "[Unreleased]: "
        f"{STATED['documentation']}/compare/v{VERSION}...main\n[{VERSION}]: "
    ) in changelog

    commands = re.findall(r"^    git (.+)$", capsys.readouterr().out, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["tag", "push"]
    assert all(f"v{VERSION}" in command for command in commands)

    assert release.main(copy, ["--notes", f"v{VERSION}"]) == 0
    assert capsys.readouterr().out == "### Added\n\n* Calls.\n"


def test_nothing_changes_if_the_tests_fail(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert release.main(copy, ["98.7.5"]) == 1
    assert "scripts/test failed" in capsys.readouterr().err
    assert git(copy, "status", "--porcelain") == ""
    assert git(copy, "log", "--format=%s") == "Copy"


def test_repository_that_is_not_ready(copy: Path) -> None:
    release.check(copy, VERSION)
    git(copy, "switch", "--quiet", "--create", "other")
    with pytest.raises(release.ReleaseError, match="but this is other"):
        release.check(copy, VERSION)
    git(copy, "switch", "--quiet", "main")
    (copy / "new").touch()
    with pytest.raises(release.ReleaseError, match=r"(?s)these changes.*new"):
        release.check(copy, VERSION)


def test_version_is_newer_than_all_others(copy: Path) -> None:
    release.check(copy, STATED["version"])
    with pytest.raises(release.ReleaseError, match="older than"):
        release.check(copy, "0.0.9")
    git(copy, "tag", "v98.8.0-beta.10")
    git(copy, "tag", "vague")
    for newer in ("98.8.0-beta.11", "98.8.0-rc.1", "98.8.0", "98.10.0"):
        release.check(copy, newer)
    for older in (VERSION, "98.8.0-beta.9", "98.8.0-alpha.11"):
        with pytest.raises(release.ReleaseError, match=r"older than 98\.8\.0-beta\.10"):
            release.check(copy, older)
    with pytest.raises(release.ReleaseError, match="already exists"):
        release.check(copy, "98.8.0-beta.10")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("* Calls.\n", "", "lists no change"),
        ("## [Unreleased]", "## Unreleased", "lists no change"),
        ("## [0.0.1]", f"## [{VERSION}]", "already has a section"),
        ("\n[Unreleased]:", "\n[Next]:", "has no link"),
    ],
)
def test_changelog_that_is_not_ready(
    copy: Path, old: str, new: str, sentence: str
) -> None:
    path = copy / CHANGELOG
    path.write_text(path.read_text("utf-8").replace(old, new))
    with pytest.raises(release.ReleaseError, match=sentence):
        release.prepare(copy, VERSION, "2026-12-24")


def test_notes_are_those_of_the_tag(copy: Path) -> None:
    with pytest.raises(release.ReleaseError, match="the version in"):
        release.notes(copy, VERSION)
    with pytest.raises(release.ReleaseError, match="no section with a date"):
        release.notes(copy, STATED["version"])


# --- The translations ---


def _write_texts(folder: Path, language: str, **texts: str) -> None:
    path = folder / TRANSLATIONS / f"{language}.json"
    path.write_text(json.dumps({"config": {"step": texts}}, indent=2))


def _commit_on(folder: Path, day: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-12-{day:02}T12:00:00Z")
    git(folder, "commit", "--quiet", "--all", "--message=Texts")
    return git(folder, "rev-parse", "HEAD")


def _stale_texts(folder: Path) -> list[str]:
    done = subprocess.run(
        [folder / "scripts" / "stale-texts"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == (": " in done.stdout)
    return [line for line in done.stdout.splitlines() if ": " in line]


def test_translations_older_than_the_english_text_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed text is, until it is translated again; a new key beside it is not."""
    (tmp_path / TRANSLATIONS).mkdir(parents=True)
    _write_texts(tmp_path, "en", call="Call", phone="Phone")
    _write_texts(tmp_path, "de", call="Anruf", phone="Telefon")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-12-01T12:00:00Z")
    _copy(tmp_path, [Path("scripts/stale-texts"), Path(".gitattributes")])
    assert _stale_texts(tmp_path) == []

    _write_texts(tmp_path, "en", call="Phone call", phone="Phone", queue="Queue")
    _commit_on(tmp_path, 2, monkeypatch)
    assert _stale_texts(tmp_path) == ["de: config.step.call"]

    _write_texts(tmp_path, "de", call="Telefonat", phone="Telefon")
    _commit_on(tmp_path, 3, monkeypatch)
    assert _stale_texts(tmp_path) == []

    _write_texts(tmp_path, "en", call="Phone call", phone="Telephone", queue="Queue")
    commit = _commit_on(tmp_path, 4, monkeypatch)
    assert _stale_texts(tmp_path) == ["de: config.step.phone"]
    (tmp_path / ".git-blame-ignore-revs").write_text(f"# A reason.\n{commit}\n")
    assert _stale_texts(tmp_path) == []


# --- The owner ---


def test_one_script_changes_every_name_of_the_repository(tmp_path: Path) -> None:
    paths = [Path(name) for name in git(ROOT, "ls-files").splitlines()]
    _copy(tmp_path, [path for path in paths if (ROOT / path).is_file()])
    home = STATED["documentation"].removeprefix("https://github.com/")
    owner, name = home.split("/")

    def change(*arguments: str) -> None:
        subprocess.run(
            [tmp_path / "scripts" / "set-repository", *arguments],
            check=True,
            capture_output=True,
        )

    new_owner, new_name = "Some-One", "Phones.x"
    new = f"{new_owner}/{new_name}"
    change(new)
    manifest = read_json(tmp_path / MANIFEST)
    assert manifest["documentation"] == f"https://github.com/{new}"
    assert manifest["codeowners"] == [f"@{new_owner}"]
    # Files and elements of the cards also contain the owner's name, so the text before
    # or after it decides.
    named = re.compile(
        rf"(\.com/|\.com%2F|owner=|@){owner}\b(?![.-])|{owner}(/|%2F){name}|repository={name}\b"
    )
    texts = {
        path: (tmp_path / path).read_bytes().decode(errors="replace")
        for path in paths
        if (tmp_path / path).exists()
    }
    assert [path for path, text in texts.items() if named.search(text)] == []

    # The way back leads to the same files: nothing else was changed.
    change(home, *STATED["codeowners"])
    assert git(tmp_path, "status", "--porcelain") == ""
