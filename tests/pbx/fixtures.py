"""The documented payloads, byte for byte (protocol 2 to 5 and appendix A)."""

from pathlib import Path

_FIXTURES = Path(__file__).parent.parent / "fixtures"


def answer(name: str) -> bytes:
    return (_FIXTURES / "answers" / name).read_bytes()


def report(name: str) -> bytes:
    return (_FIXTURES / "reports" / f"{name}.json").read_bytes()


def request(name: str) -> bytes:
    return (_FIXTURES / "requests" / name).read_bytes()


def names(kind: str) -> list[str]:
    return sorted(path.name for path in (_FIXTURES / kind).iterdir())
