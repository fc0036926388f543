"""What comments, docstrings and pages cite by its number is there: sections of docs/protocol.md, and rules of docs/call-tracking.md."""

import re

import pytest

from .repository import INTEGRATION, ROOT

PAGES = {name: (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("protocol", "call-tracking")}
SOURCES = [*INTEGRATION.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "docs").glob("*.md"), ROOT / ".github" / "CONTRIBUTING.md"]


@pytest.mark.parametrize(
    ("page", "heading", "word"),
    [("protocol", r"^##+ ([\d.]+\d|\d+)\.? ", "protocol"), ("call-tracking", r"^\*\*(\d+)\. ", "rules?")],
)
def test_citations_lead_somewhere(page: str, heading: str, word: str) -> None:
    """Each number after such a word, also one of several: `protocol 1.3 to 1.5, 5.2`, `rules 2, 6 and 9`."""
    there = re.findall(heading, PAGES[page], re.MULTILINE)
    number = r"\d+(?:\.\d+)?"
    citation = re.compile(rf"\b{word} ({number}(?:(?:,| to| and|, and| or) {number})*)", re.IGNORECASE)
    cited = {
        (str(path.relative_to(ROOT)), cited_number)
        for path in SOURCES
        # A citation may go on in the next line, of a comment too.
        for numbers in citation.findall(re.sub(r"\s*\n[\s#]*", " ", path.read_text(encoding="utf-8")))
        for cited_number in re.findall(number, numbers)
    }
    assert len(there) == len(set(there))
    assert {cited_number for _, cited_number in cited} & set(there)
    assert sorted(citation for citation in cited if citation[1] not in there) == []
