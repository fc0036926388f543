"""Files of contacts are uploaded in the options, and people see what became of them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
import tempfile
import threading
import time
from typing import Any, override

from aiohttp import FormData
from aiohttp.test_utils import TestClient
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import EVENT_DATA_ENTRY_FLOW_PROGRESS_UPDATE, EVENT_DATA_ENTRY_FLOW_PROGRESSED, FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.openvox_uc.contacts import importer as contact_import
from custom_components.openvox_uc.contacts.importer import read_entries
from custom_components.openvox_uc.contacts.phone_book import Contact, ContactFileError, Entry
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.flows import contacts as contacts_flow
from tests.flows.conftest import Options
from tests.forms import checked
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

from .conftest import longest_turn

TEXTS = ENGLISH["options"]
CSV = "Name;Telefon;VIP\nMüller, Anna;+49 (0)30 1234567;ja\nBernd;0170 7654321;\n"


class Importer(Options):
    """A person who imports contacts in the options."""

    def __init__(self, hass: HomeAssistant, client: TestClient[Any, Any], entry: MockConfigEntry) -> None:
        super().__init__(hass, entry)
        self._client = client
        self.contacts = async_get_contacts(hass)

    @property
    def known(self) -> list[tuple[str, tuple[str, ...], bool]]:
        return [(contact.name, contact.numbers, contact.vip) for contact in self.contacts.book]

    async def upload(self, content: bytes) -> str:
        form = FormData()
        form.add_field("file", BytesIO(content), filename="contacts.vcf")
        response = await self._client.post("/api/file_upload", data=form)
        assert response.status == 200
        return str((await response.json())["file_id"])

    async def choose(self, result: ConfigFlowResult, content: bytes) -> ConfigFlowResult:
        return await self.submit(result, {"file": await self.upload(content)})

    @override
    async def submit(self, result: ConfigFlowResult, typed: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Submit a form, and wait for nothing else."""
        return checked(await self._hass.config_entries.options.async_configure(result["flow_id"], typed), TEXTS)

    async def import_file(self, content: bytes) -> dict[str, str]:
        """Import a file that is read soon enough to show nothing in between, and return the report."""
        result = await self.choose(await self.begin("import_contacts"), content)
        assert_form(result, "import_report")
        assert (await self.submit(result, {}))["type"] is FlowResultType.CREATE_ENTRY
        await self._hass.async_block_till_done()
        return dict(result["description_placeholders"] or {})


@pytest.fixture
async def importer(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    setup_integration: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Importer:
    (uploads := tmp_path / "uploads").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(uploads))
    return Importer(hass, await hass_client(), setup_integration)


def assert_form(result: ConfigFlowResult, step: str, errors: dict[str, str] | None = None) -> None:
    assert result["type"] is FlowResultType.FORM, result
    assert (result["step_id"], result["errors"]) == (step, errors)


def counts(added: int, updated: int, unchanged: int) -> dict[str, str]:
    """Return the report of an import without problems."""
    return {"added": str(added), "updated": str(updated), "unchanged": str(unchanged), "left_out": "0", "problems": ""}


async def test_import(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, importer: Importer, tmp_path: Path
) -> None:
    """What stands in a file is there at once, a second time nothing changes, and the options and the session stay as they are."""
    hass.config_entries.async_update_entry(setup_integration, options={"outside_prefix": "0"})
    for report in (counts(2, 0, 0), counts(0, 0, 2)):
        assert await importer.import_file(CSV.encode()) == report
        assert importer.known == [("Müller, Anna", ("+49 (0)30 1234567",), True), ("Bernd", ("0170 7654321",), False)]
    assert setup_integration.options == {"outside_prefix": "0"}
    assert pbx.logins == 1
    # Nothing is left of the files.
    assert list(tmp_path.rglob("*.vcf")) == []


async def test_report(importer: Importer) -> None:
    """What an entry adds to a contact of its name is merged; what cannot be imported is listed by its line."""
    importer.contacts.async_put(Contact("Anna", ("0301",), vip=True))
    rows = ["Name;Telefon;Mobil", "anna;030 `12`;030/1, 110", ";112;", "Bernd;;", "Carla;soon;later", "Dora;1,5\n"]
    report = await importer.import_file("\n".join([*rows, *[f"Nobody {i};;" for i in range(8)]]).encode())
    assert importer.known == [("Anna", ("0301", "110"), True), ("Dora", ("1,5",), False)]
    assert (report["added"], report["updated"], report["left_out"]) == ("1", "1", "11")
    lines = report["problems"].splitlines()
    assert lines[0].startswith("These were not imported")
    assert lines[2:] == [
        "- 2: `030 '12'` is not a phone number",
        "- 3: the name is missing",
        "- 4: the phone number is missing",
        "- 5: `later` is not a phone number",
        "- 5: `soon` is not a phone number",
        *(f"- {place}: the phone number is missing" for place in range(8, 13)),
        "- and 3 more",
    ]


async def test_cards_that_are_cut_off(importer: Importer) -> None:
    report = await importer.import_file(b"BEGIN:VCARD\r\nFN:A\r\nTEL:1\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:B\r\nTEL:03")
    assert importer.known == [("A", ("1",), False)]
    assert report["problems"].splitlines()[2:] == ["- 2: the file ends in the middle of this card"]


async def test_too_many(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custom_components.openvox_uc.contacts.phone_book.MAX_CONTACTS", 1)
    report = await importer.import_file(CSV.encode())
    assert (report["added"], report["left_out"]) == ("1", "1")
    assert "- 3: the phone book is full" in report["problems"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file_not_understood"),
        (b"PK\3\4\0\0", "file_not_understood"),
        (b"Hello\nWorld", "file_not_understood"),
        (b"x" * 2000, "file_too_large"),
        (b"Anna,1\n" * 50, "file_too_large"),
    ],
)
async def test_errors(importer: Importer, monkeypatch: pytest.MonkeyPatch, content: bytes, key: str) -> None:
    monkeypatch.setattr(contact_import, "MAX_FILE_MEGABYTES", 1 / 1024)
    monkeypatch.setattr(contact_import, "_MOST_PLACES", 20)
    result = await importer.choose(await importer.begin("import_contacts"), content)
    assert_form(result, "import_contacts", {"file": key})
    assert_form(await importer.choose(result, CSV.encode()), "import_report")


async def test_a_file_that_is_gone(importer: Importer) -> None:
    """A form that was sent twice finds no file the second time; nor is there one if nothing was ever uploaded."""
    result = await importer.submit(await importer.begin("import_contacts"), {"file": "0" * 32})
    assert_form(result, "import_contacts", {"file": "file_missing"})
    await importer.upload(b"")
    assert_form(await importer.submit(result, {"file": "0" * 32}), "import_contacts", {"file": "file_missing"})


async def test_many(hass: HomeAssistant, importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone book of 5,000 is there in seconds, with progress, and meanwhile nothing has to wait for long."""
    monkeypatch.setattr(contacts_flow, "_FORM_WAITS_SECONDS", 60)
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:" + "\r\n ".join(["A" * 74] * 10)
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Müller {number}\r\n"
        f"TEL;TYPE=CELL:0170 {number:07}\r\nTEL:030/{number:07}\r\n{picture}\r\nEND:VCARD\r\n"
        for number in range(5000)
    )
    progress = async_capture_events(hass, EVENT_DATA_ENTRY_FLOW_PROGRESS_UPDATE)
    file_id = await importer.upload(cards.encode())
    result = await importer.begin("import_contacts")
    before = time.perf_counter()
    importing = hass.async_create_task(importer.submit(result, {"file": file_id}))
    longest = await longest_turn(importing.done)
    result = importing.result()
    seconds = time.perf_counter() - before
    assert result["description_placeholders"] == counts(5000, 0, 0)
    assert importer.contacts.find("+49 170 0004711")
    parts = [event.data["progress"] for event in progress]
    assert parts == sorted(parts)
    assert (len(parts), parts[-1]) == (50, 1)
    assert seconds < 20
    assert longest < 1


@pytest.fixture
def read_on(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    event = threading.Event()

    def read_slowly(content: bytes, progress: Callable[[float], object]) -> list[Entry]:
        assert event.wait(10)
        return read_entries(content, progress)

    monkeypatch.setattr(contact_import, "read_entries", read_slowly)
    monkeypatch.setattr(contacts_flow, "_FORM_WAITS_SECONDS", 0)
    return event


async def start_slowly(importer: Importer, content: str) -> str:
    result = await importer.choose(await importer.begin("import_contacts"), content.encode())
    for _ in range(2):
        assert result["type"] is FlowResultType.SHOW_PROGRESS
        assert TEXTS["progress"][result["progress_action"]]
        # Submitted again, it is still in progress.
        result = await importer.submit(result)
    return result["flow_id"]


@pytest.mark.parametrize(
    ("content", "step", "errors"), [(CSV, "import_report", None), ("", "import_contacts", {"file": "file_not_understood"})]
)
async def test_slow(
    hass: HomeAssistant, importer: Importer, read_on: threading.Event, content: str, step: str, errors: dict[str, str] | None
) -> None:
    progress = async_capture_events(hass, EVENT_DATA_ENTRY_FLOW_PROGRESS_UPDATE)
    flow_id = await start_slowly(importer, content)
    over = async_capture_events(hass, EVENT_DATA_ENTRY_FLOW_PROGRESSED)
    read_on.set()
    await hass.async_block_till_done()
    assert [event.data["flow_id"] for event in over] == [flow_id]
    assert [event.data["flow_id"] for event in progress] == [flow_id] * len(progress)
    assert bool(progress) is (errors is None)
    assert_form(await hass.config_entries.options.async_configure(flow_id), step, errors)


async def test_a_flow_that_is_closed(hass: HomeAssistant, importer: Importer, read_on: threading.Event) -> None:
    flow_id = await start_slowly(importer, CSV)
    hass.config_entries.options.async_abort(flow_id)
    read_on.set()
    await hass.async_block_till_done()
    assert importer.known == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", ["Name;Telefon\nMüller;030", "BEGIN:VCARD\nFN:Müller\nTEL:030\nEND:VCARD"])
def test_encodings(text: str, newline: str, encoding: str) -> None:
    (entry,) = read_entries(text.replace("\n", newline).encode(encoding), lambda _: None)
    assert entry.contact
    assert (entry.contact.name, entry.contact.numbers) == ("Müller", ("030",))


def test_bytes_that_windows_does_not_know() -> None:
    (entry,) = read_entries(b"Name;Telefon\nM\x81ller\xfc;030", lambda _: None)
    assert entry.contact
    assert entry.contact.name == "M llerü"


def test_half_a_letter_at_the_end() -> None:
    with pytest.raises(ContactFileError):
        read_entries("Name;Telefon\nMüller;030".encode("utf-16")[:-1], lambda _: None)
