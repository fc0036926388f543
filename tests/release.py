"""Prepares a release up to its tag: `scripts/release`.

The workflow Release prints its notes by `python -m tests.release --notes TAG`.
"""

import argparse
from datetime import UTC, datetime
from difflib import unified_diff
import json
from pathlib import Path
import re
import subprocess
import sys

MANIFEST = Path("custom_components", "openvox_uc", "manifest.json")
CHANGELOG = Path("CHANGELOG.md")
STORED = Path("tests", "fixtures", "versions")

_VERSION = re.compile(r"\d+\.\d+\.\d+(-(alpha|beta|rc)\.\d+)?")


class ReleaseError(Exception):
    """The release cannot be made, for a reason that its maintainer can fix."""


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ReleaseError(f"git {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout.rstrip()


def check(root: Path, version: str) -> None:
    """Refuse an invalid or older version, and a repository that is not ready."""
    if not _VERSION.fullmatch(version):
        raise ReleaseError(
            f"{version} is not a version. It has to look like 1.2.3 or 1.2.3-beta.1."
        )
    if (branch := git(root, "branch", "--show-current")) != "main":
        raise ReleaseError(
            "A release is made on the branch main, but this is "
            f"{branch or 'no branch'}."
        )
    if changes := git(root, "status", "--porcelain"):
        raise ReleaseError(f"Commit or remove these changes first:\n{changes}")
    tags = [
        tag.removeprefix("v") for tag in git(root, "tag", "--list", "v*").splitlines()
    ]
    if version in tags:
        raise ReleaseError(f"The tag v{version} already exists.")
    newest = max(
        filter(_VERSION.fullmatch, [*tags, _manifest(root)["version"]]), key=_order
    )
    if _order(version) < _order(newest):
        raise ReleaseError(f"{version} is older than {newest}.")


def prepare(root: Path, version: str, day: str) -> dict[Path, str]:
    """Return the new content of each file that a release changes."""
    manifest = _manifest(root)
    old = manifest["version"]
    texts = {
        path: (root / path).read_text(encoding="utf-8").replace(old, version, 1)
        for path in _translations(root)
    }
    texts[MANIFEST] = (
        (root / MANIFEST)
        .read_text(encoding="utf-8")
        .replace(f'"version": "{old}"', f'"version": "{version}"')
    )

    changelog = (root / CHANGELOG).read_text(encoding="utf-8")
    if f"\n## [{version}]" in changelog:
        raise ReleaseError(f"{CHANGELOG} already has a section for {version}.")
    if not re.search(
        r"^\* ", _section(changelog, r"\[Unreleased\]") or "", re.MULTILINE
    ):
        raise ReleaseError(f"{CHANGELOG} lists no change under [Unreleased].")
    home = manifest["documentation"]
    links = (
        f"[Unreleased]: {home}/compare/v{version}...main\n[{version}]: "
        f"{home}/releases/tag/v{version}"
    )
    changelog = changelog.replace(
        "## [Unreleased]\n", f"## [Unreleased]\n\n## [{version}] - {day}\n", 1
    )
    changelog, found = re.subn(
        r"^\[Unreleased\]: .*$", links, changelog, flags=re.MULTILINE
    )
    if not found:
        raise ReleaseError(f"{CHANGELOG} has no link for [Unreleased].")
    return {**texts, CHANGELOG: changelog}


def commit(root: Path, version: str, texts: dict[Path, str]) -> None:
    """Write the files and what the version stores, run all tests, and commit.

    The tests run with the new files. If anything fails, nothing is left behind.
    """
    changed = [*map(str, texts), str(STORED)]
    try:
        for path, text in texts.items():
            (root / path).write_text(text, encoding="utf-8")
        for script in ("write-stored", "test"):
            if subprocess.run([root / "scripts" / script], check=False).returncode:
                raise ReleaseError(f"scripts/{script} failed, so nothing was changed.")
        git(root, "add", "--", *changed)
        git(
            root, "commit", "--quiet", "--message", f"Release {version}", "--", *changed
        )
    finally:
        # Existing commits stay as they are.
        git(root, "restore", "--staged", "--worktree", "--", *changed)
        git(root, "clean", "--quiet", "--force", "-d", "--", str(STORED))


def notes(root: Path, version: str) -> str:
    """Return what the changelog says about a version that is about to be published."""
    if (stated := _manifest(root)["version"]) != version:
        raise ReleaseError(
            f"The tag is for {version}, but the version in {MANIFEST} is {stated}."
        )
    section = _section(
        (root / CHANGELOG).read_text(encoding="utf-8"),
        rf"\[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d",
    )
    if section is None:
        raise ReleaseError(f"{CHANGELOG} has no section with a date for {version}.")
    return section


def main(root: Path, arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "scripts/release", description="Prepares a release up to its tag."
    )
    parser.add_argument(
        "version", metavar="VERSION", help="such as 1.2.3 or 1.2.3-beta.1"
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="check, and show what would change, without running the tests",
    )
    parser.add_argument(
        "--notes", action="store_true", help="only print the section of the changelog"
    )
    options = parser.parse_args(arguments)
    version = options.version.removeprefix("v")
    try:
        if options.notes:
            print(notes(root, version))
            return 0
        check(root, version)
        texts = prepare(root, version, datetime.now(UTC).date().isoformat())
        if options.dry_run:
            print("\n".join(_differences(root, texts)))
            return 0
        commit(root, version, texts)
    except ReleaseError as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    print(
        f"\nRelease {version} is committed. "
        f"{', '.join(map(str, _translations(root)))} now name this version: "
        "check that they are up to date.\n"
        "Then publish it:\n"
        f'    git tag --annotate v{version} --message "OpenVox UC {version}"\n'
        f"    git push --atomic origin main v{version}"
    )
    return 0


def _manifest(root: Path) -> dict[str, str]:
    manifest: dict[str, str] = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    return manifest


def _translations(root: Path) -> list[Path]:
    """Return the READMEs in other languages, which say which version they follow."""
    return sorted(path.relative_to(root) for path in root.glob("README.*.md"))


def _section(changelog: str, heading: str) -> str | None:
    found = re.search(
        rf"^## {heading}\n(.*?)(?=^## |^\[|\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    return found and found[1].strip()


def _order(version: str) -> tuple[list[int], bool, str, int]:
    """Sort versions, with a beta before what it leads to."""
    numbers, _, stage = version.partition("-")
    word, _, count = stage.partition(".")
    return (
        [int(number) for number in numbers.split(".")],
        not stage,
        word,
        int(count or 0),
    )


def _differences(root: Path, texts: dict[Path, str]) -> list[str]:
    """Return what would change, as `git diff` shows it."""
    old = {
        path: (root / path).read_text(encoding="utf-8").splitlines() for path in texts
    }
    return [
        line
        for path, text in texts.items()
        for line in unified_diff(
            old[path], text.splitlines(), str(path), str(path), lineterm=""
        )
    ]


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent.parent, sys.argv[1:]))
