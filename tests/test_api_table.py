"""The table of the API in the docs: it has each documented call, and says rightly what offers it."""

import ast
from itertools import product
import re

import pytest

from custom_components.openvox_uc.pbx.api.any_request import DOCUMENTED_REQUESTS, DOWNLOAD_REQUESTS, SESSION_REQUESTS
from custom_components.openvox_uc.pbx.api.call_control import ListenMode
from custom_components.openvox_uc.pbx.models import Direction

from .repository import ENGLISH, INTEGRATION, ROOT

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([^`]+)` \| (.+) \|$", PAGE, re.MULTILINE)
TABLE = dict(ROWS)
ONLY_BY_REQUEST = "Only `openvox_uc.request`"
ENTITIES = {entity.get("name") for platform in ENGLISH["entity"].values() for entity in platform.values()}
OFFERED = sorted(path for path, offer in TABLE.items() if not offer.startswith(ONLY_BY_REQUEST))

# What stands for these in the paths that the code puts together; other holes are filled by any text of the client.
WORDS: dict[str, set[str]] = {"direction": {*Direction}, "mode": {*ListenMode}}


def sent_paths() -> tuple[set[str], list[set[str]]]:
    """Return the paths that the client has as they are, and for each that it puts together all that this can give."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for path in (INTEGRATION / "pbx" / "api").glob("*.py")
        # Its list is what a person may send, and the other's paths are those of URLs.
        if path.name not in {"any_request.py", "transport.py"}
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    whole = {text for text in texts if re.fullmatch(r"[a-z_]+/[a-z_]+", text) or text in SESSION_REQUESTS | {"calltransfer"}}
    put_together = []
    for node in nodes:
        if isinstance(node, ast.JoinedStr) and re.fullmatch(r"[a-z_]*/[a-z_]*", written(node)):
            parts = [
                {part.value} if isinstance(part, ast.Constant) else WORDS.get(ast.unparse(part.value), texts)
                for part in node.values
                if isinstance(part, ast.Constant | ast.FormattedValue)
            ]
            put_together.append({path for words in product(*parts) if (path := "".join(map(str, words))) in TABLE})
    return whole, put_together


def written(node: ast.JoinedStr) -> str:
    """Return what is fixed of a text that is put together."""
    return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))


WHOLE, PUT_TOGETHER = sent_paths()


def test_every_documented_call_is_in_the_table_once() -> None:
    """They are 73, and 3 downloads."""
    assert TABLE.keys() == DOCUMENTED_REQUESTS | SESSION_REQUESTS | DOWNLOAD_REQUESTS
    assert len(ROWS) == len(TABLE) == 73 + 3


def test_everything_that_the_client_sends_is_in_the_table() -> None:
    """A new request needs a row; that it is sent by the action for any request alone would be wrong."""
    assert WHOLE - set(OFFERED) == set()
    assert PUT_TOGETHER
    for paths in PUT_TOGETHER:
        assert paths & set(OFFERED), "the client sends what is not in the table"


@pytest.mark.parametrize("path", OFFERED)
def test_what_is_offered_is_there(path: str) -> None:
    """The client sends it, and the actions and entities that the row names exist."""
    assert path in WHOLE.union(*PUT_TOGETHER)
    for action in re.findall(r"`openvox_uc\.(\w+)`", TABLE[path]):
        assert action in ENGLISH["services"]
    for entity in re.findall(r"\*([^*]+)\*", TABLE[path]):
        assert entity in ENTITIES


def test_every_action_of_the_pbx_is_in_the_table() -> None:
    """But for those that send nothing."""
    named = set(re.findall(r"`openvox_uc\.(\w+)`", PAGE))
    own = {"get_call_history", "delete_call_history", "record_reports", "get_contacts", "set_contact", "delete_contact"}
    assert ENGLISH["services"].keys() - own <= named
