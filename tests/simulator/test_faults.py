"""What can be wrong with a PBX is wrong when switched on, and power off is off."""

import asyncio
import re

import aiohttp
import pytest

from tests.pbx import fixtures

from .application import Application
from .bodies import boot_up
from .pbx import SimulatedPbx


async def test_answer_faults(pbx: SimulatedPbx, application: Application) -> None:
    """Each fault spoils the answer in its own way, and no other request than those named."""
    await application.log_in()
    faults = pbx.faults
    faults.paths = {"trunklist/query"}
    good = await application.post("extensionlist/query")
    faults.garbled = True
    with pytest.raises(ValueError, match="utf-8"):
        (await application.post("trunklist/query")).decode()
    assert await application.post("extensionlist/query") == good
    faults.garbled = False
    faults.huge = True
    assert len(await application.post("trunklist/query")) > 2 * 1024 * 1024
    faults.huge = False
    faults.empty = True
    assert await application.post("trunklist/query") == b""
    faults.empty = False
    faults.html = True
    assert (await application.post("trunklist/query")).startswith(b"<!DOCTYPE html>")
    faults.html = False
    faults.cut = True
    with pytest.raises(aiohttp.ClientPayloadError):
        await application.post("trunklist/query")
    faults.cut = False
    url = f"http://127.0.0.1:{pbx.port}/api/v0.0.1/trunklist/query"
    faults.redirect = "http://127.0.0.1:1/elsewhere"
    async with application.session.post(url, allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (302, faults.redirect)
    faults.redirect = ""
    faults.server_error = True
    async with application.session.post(url) as response:
        assert response.status == 500


async def test_list_faults(pbx: SimulatedPbx, application: Application) -> None:
    """The extension list may never show a call, or show nothing at all."""
    await application.log_in()
    pbx.set_state("101", "Busy")
    pbx.faults.always_registered = True
    assert set(re.findall(rb'"status":"(\w+)"', await application.post("extensionlist/query"))) == {b"Success", b"Registered"}
    pbx.faults.empty_list = True
    assert await application.post("extensionlist/query") == b'{"status":"Success","extlist":[]}'
    pbx.delete_extension("101")
    assert pbx.extension("101") is None


async def test_refuse_all(pbx: SimulatedPbx, application: Application) -> None:
    """A PBX that is still starting refuses the right password too, and does not count it."""
    pbx.faults.refuse_all = True
    for _ in range(9):
        assert await application.log_in() == fixtures.answer("login_failed.json").strip()
    pbx.faults.refuse_all = False
    assert b"Success" in await application.log_in()


async def test_stop_leaves_nothing(application: Application) -> None:
    """Power off ends slow answers, repeats and late reports at once, and the port can be taken again."""
    before = asyncio.all_tasks()
    pbx = application.pbx = SimulatedPbx()
    await pbx.start()
    await application.log_in()
    pbx.repeat_interval = pbx.faults.delay_reports = pbx.faults.slow = 3600.0
    await pbx.report(boot_up(pbx.serial))
    pbx.faults.delay_reports = 0.0
    application.statuses = [500]
    await pbx.report(boot_up(pbx.serial))
    pbx.faults.paths = {"heartbeat"}
    slow = asyncio.create_task(application.post("heartbeat"))
    for _ in range(2):
        await application.post("trunklist/query")
    assert ("heartbeat", {}) in pbx.requests
    assert len(asyncio.all_tasks() - before) > 1
    await pbx.stop()
    with pytest.raises(aiohttp.ClientConnectionError):
        await slow
    assert asyncio.all_tasks() == before
    assert not pbx.running
    port = pbx.port
    await pbx.start()
    assert pbx.port == port
    assert b"Success" in await application.log_in()
    await pbx.stop()
