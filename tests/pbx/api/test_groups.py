"""Numbers of the PBX that are no extensions: asked for one by one (protocol 3.8, 3.10, 3.11)."""

from custom_components.openvox_uc.pbx.api.client import PbxClient

from .. import fixtures
from ..server import ScriptedPbx, failed


async def test_asked_until_found(pbx: ScriptedPbx, client: PbxClient) -> None:
    pbx.order("queue/query", fixtures.answer("queue_query.json"), fixtures.answer("queue_query.json"))
    pbx.order("conference/query", failed("10011"))
    pbx.order("paginggroup/query", b'{"status":"Success","paginggroup":[{"number":"8891"}]}')
    assert await client.groups.has("8891")
    assert pbx.paths[1:] == ["queue/query", "conference/query", "paginggroup/query"]
    assert await client.groups.has("9999")
    assert pbx.paths[4:] == ["queue/query"]


async def test_none_of_them(pbx: ScriptedPbx, client: PbxClient) -> None:
    for path in ("queue/query", "conference/query", "paginggroup/query"):
        pbx.order(path, b'{"status":"Success"}')
    assert not await client.groups.has("8891")
