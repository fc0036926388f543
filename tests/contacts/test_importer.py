"""Files of contacts are uploaded in the options, and users see the result."""

from io import BytesIO
from pathlib import Path
import tempfile
from typing import Any, override

from aiohttp import FormData
from aiohttp.test_utils import TestClient
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.openvox_uc.base.error_texts import FormError
from custom_components.openvox_uc.contacts import importer as contact_import
from custom_components.openvox_uc.contacts.csv_file import Columns, UnknownColumnsError
from custom_components.openvox_uc.contacts.encodings import legacy_encoding
from custom_components.openvox_uc.contacts.importer import read_entries
from custom_components.openvox_uc.contacts.phone_book import (
    Contact,
    ContactBook,
    tidy_line,
)
from custom_components.openvox_uc.contacts.store import async_get_contacts
from tests.flows.conftest import Options
from tests.forms import checked
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

from .names import NAMES, Names

TEXTS = ENGLISH["options"]
CSV = "Name;Telefon;VIP\nMüller, Anna;+49 (0)30 1234567;ja\nBernd;0170 7654321;\n"
LIST = "Name;Telefon\nMüller, Anna;+49 (0)30 1234567\nBernd;0170 7654321\n"


class Importer(Options):
    def __init__(
        self, hass: HomeAssistant, client: TestClient[Any, Any], entry: MockConfigEntry
    ) -> None:
        super().__init__(hass, entry)
        self._client = client
        self.contacts = async_get_contacts(hass)

    @property
    def known(self) -> list[tuple[str, tuple[str, ...], bool]]:
        return [
            (contact.name, contact.numbers, contact.vip)
            for contact in self.contacts.book
        ]

    @property
    def names(self) -> list[str]:
        return [contact.name for contact in self.contacts.book]

    async def upload(self, content: bytes) -> str:
        form = FormData()
        form.add_field("file", BytesIO(content), filename="contacts.vcf")
        response = await self._client.post("/api/file_upload", data=form)
        assert response.status == 200
        return str((await response.json())["file_id"])

    async def choose(
        self, result: ConfigFlowResult, content: bytes
    ) -> ConfigFlowResult:
        return await self.submit(result, {"file": await self.upload(content)})

    @override
    async def submit(
        self, result: ConfigFlowResult, typed: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return checked(
            await self._hass.config_entries.options.async_configure(
                result["flow_id"], typed
            ),
            TEXTS,
        )

    async def read(
        self, content: bytes, columns: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Select a file and its columns."""
        result = await self.choose(await self.begin("import_contacts"), content)
        if columns:
            assert_form(result, "import_columns")
            result = await self.submit(result, columns)
        return result

    async def import_file(
        self, content: bytes, columns: dict[str, Any] | None = None
    ) -> dict[str, str]:
        """Import a file, and return the report."""
        result = await self.read(content, columns)
        assert_form(result, "import_report")
        assert (await self.submit(result, {}))["type"] is FlowResultType.CREATE_ENTRY
        await self._hass.async_block_till_done()
        return shown(result)


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


def assert_form(
    result: ConfigFlowResult, step: str, errors: dict[str, str] | None = None
) -> None:
    assert result["type"] is FlowResultType.FORM, result
    assert (result["step_id"], result["errors"] or None) == (step, errors)


def shown(result: ConfigFlowResult) -> dict[str, str]:
    return dict(result["description_placeholders"] or {})


def counts(added: int, updated: int, unchanged: int) -> dict[str, str]:
    return {
        "added": str(added),
        "updated": str(updated),
        "unchanged": str(unchanged),
        "left_out": "0",
        "problems": "",
    }


async def test_import(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    importer: Importer,
    tmp_path: Path,
) -> None:
    hass.config_entries.async_update_entry(entry, options={"outside_prefix": "0"})
    for report in (counts(2, 0, 0), counts(0, 0, 2)):
        assert (
            await importer.import_file(
                CSV.encode(), {"name": ["0"], "numbers": ["1"], "vip": "2"}
            )
            == report
        )
        assert importer.known == [
            ("Müller, Anna", ("+49 (0)30 1234567",), True),
            ("Bernd", ("0170 7654321",), False),
        ]
    assert entry.options == {"outside_prefix": "0"}
    assert pbx.logins == 1
    # Nothing is left of the files.
    assert list(tmp_path.rglob("*.vcf")) == []


async def test_columns(importer: Importer) -> None:
    """The form describes the columns."""
    result = await importer.choose(
        await importer.begin("import_contacts"), CSV.encode("cp1252")
    )
    assert_form(result, "import_columns")
    schema = result["data_schema"]
    assert schema is not None
    for selector in schema.schema.values():
        assert [option["label"] for option in selector.config["options"]] == [
            "1: Name · Müller, Anna",
            "2: Telefon · +49 (0)30 1234567",
            "3: VIP · ja",
        ]
    result = await importer.submit(result, {"name": [], "numbers": ["1"]})
    assert_form(result, "import_columns", {"name": "column_missing"})
    result = await importer.submit(result, {"name": ["0"], "numbers": []})
    assert_form(result, "import_columns", {"numbers": "column_missing"})
    result = await importer.submit(result, {"name": ["0"], "numbers": ["1"]})
    assert_form(result, "import_report")
    assert importer.names == ["Müller, Anna", "Bernd"]
    # The next file may have others.
    assert_form(await importer.read(CSV.encode()), "import_columns")


async def test_report(texts_as_keys: None, importer: Importer) -> None:
    importer.contacts.async_put(Contact("Anna", ("0301",), vip=True))
    rows = [
        "Name;Telefon;Mobil",
        "anna;030 `12`;030/1, 110",
        ";112;",
        "Bernd;;",
        "Carla;soon;later",
        "Dora;1,5\n",
    ]
    columns = {"name": ["0"], "numbers": ["1", "2"]}
    report = await importer.import_file(
        "\n".join([*rows, *[f"Nobody {i};;" for i in range(8)]]).encode(), columns
    )
    assert importer.known == [
        ("Anna", ("0301", "110"), True),
        ("Dora", ("1,5",), False),
    ]
    assert (report["added"], report["updated"], report["left_out"]) == ("1", "1", "11")
    assert report["problems"].splitlines() == [
        "import_problems.message - import_not_a_number.message 2 030 '12'",
        "- import_no_name.message 3",
        "- import_no_number.message 4",
        "- import_not_a_number.message 5 later",
        "- import_not_a_number.message 5 soon",
        *(f"- import_no_number.message {place}" for place in range(8, 13)),
        "- import_more_problems.message 3",
    ]


async def test_cards_that_are_cut_off(texts_as_keys: None, importer: Importer) -> None:
    report = await importer.import_file(
        b"BEGIN:VCARD\r\nFN:A\r\nTEL:1\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:B\r\nTEL:03"
    )
    assert importer.known == [("A", ("1",), False)]
    assert report["problems"] == "import_problems.message - import_cut_off.message 2"


async def test_too_many(
    texts_as_keys: None, importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "custom_components.openvox_uc.contacts.phone_book.MAX_CONTACTS", 1
    )
    report = await importer.import_file(LIST.encode())
    assert (report["added"], report["left_out"]) == ("1", "1")
    assert report["problems"] == "import_problems.message - import_full.message 3"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file_not_understood"),
        (b"PK\3\4\0\0", "file_not_understood"),
        (b"Hello\nWorld", "file_not_understood"),
        (b"x" * 2000, "file_too_large"),
        (b"Anna,1\n" * 50, "too_many_lines"),
        (b"BEGIN:VCARD\nEND:VCARD\n" * 21, "too_many_lines"),
    ],
)
async def test_errors(
    importer: Importer, monkeypatch: pytest.MonkeyPatch, content: bytes, key: str
) -> None:
    monkeypatch.setattr(contact_import, "MAX_FILE_MEGABYTES", 1 / 1024)
    monkeypatch.setattr(contact_import, "_MOST_PLACES", 20)
    result = await importer.choose(await importer.begin("import_contacts"), content)
    assert_form(result, "import_contacts", {"base": key})
    assert_form(await importer.choose(result, LIST.encode()), "import_report")


async def test_a_file_that_is_gone(importer: Importer) -> None:
    """A form that was sent twice finds no file the second time.

    Nor is there one if nothing was ever uploaded.
    """
    result = await importer.submit(
        await importer.begin("import_contacts"), {"file": "0" * 32}
    )
    assert_form(result, "import_contacts", {"base": "file_missing"})
    await importer.upload(b"")
    assert_form(
        await importer.submit(result, {"file": "0" * 32}),
        "import_contacts",
        {"base": "file_missing"},
    )


async def test_many(importer: Importer) -> None:
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:" + "\r\n ".join(["A" * 74] * 10)
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Müller {number}\r\n"
        f"TEL;TYPE=CELL:0170 {number:07}\r\nTEL:030/{number:07}\r\n"
        f"{picture}\r\nEND:VCARD\r\n"
        for number in range(5000)
    )
    file_id = await importer.upload(cards.encode())
    result = await importer.begin("import_contacts")
    report = await importer.submit(result, {"file": file_id})
    assert shown(report) == counts(5000, 0, 0)
    assert importer.contacts.find("0170 0004711")


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
async def test_names_of_each_language(
    hass: HomeAssistant, importer: Importer, names: Names
) -> None:
    hass.config.country = names.country
    for count in (3, 200):
        importer.contacts.book = ContactBook(country=names.country)
        report = await importer.import_file(
            names.file(count), {"name": ["0", "1"], "numbers": ["2"]}
        )
        assert report == counts(count, 0, 0)
        assert importer.names == names.full(count)


@pytest.mark.parametrize(
    ("country", "language", "encoding"),
    [
        ("RU", "en", "cp1251"),
        ("DE", "ru", "cp1252"),
        (None, "ru", "cp1251"),
        (None, "en", "cp1252"),
    ],
)
def test_legacy_encoding(country: str | None, language: str, encoding: str) -> None:
    assert legacy_encoding(country, language) == encoding


async def test_what_cannot_be_read(texts_as_keys: None, importer: Importer) -> None:
    """Broken lines are named, and the others imported."""
    lines = ["Name;Телефон", *(f"Юрий {place};03{place}" for place in range(20))]
    content = b"\n".join(
        [*(line.encode() for line in lines), b"\xd0\xae\xd1;0399", b"Anna;0398"]
    )
    report = await importer.import_file(content)
    assert (report["added"], report["left_out"]) == ("21", "1")
    assert report["problems"] == (
        "import_problems.message - import_wrong_encoding.message 22"
    )


VCARD = (
    "BEGIN:VCARD\nVERSION:2.1\nFN;{parameters}ENCODING=QUOTED-PRINTABLE:{name}\n"
    "TEL:03012{place}\nEND:VCARD\n"
)


OLD_CARDS = [
    ("Russian", "", "RU"),
    ("Chinese", "", "CN"),
    # Programs write more letters than the charset has that they declare.
    ("Chinese", "GB2312", "CN"),
    ("Japanese", "SHIFT_JIS", "JP"),
    ("Polish", "WINDOWS-1250", "AR"),
    ("German", "ISO-8859-1", "AR"),
]


@pytest.mark.parametrize(("names", "charset", "country"), OLD_CARDS)
async def test_old_cards(
    hass: HomeAssistant, importer: Importer, names: str, charset: str, country: str
) -> None:
    """The declared charset decides, wherever we are, or else the country."""
    known = NAMES[names]
    hass.config.country = country
    parameters = f"CHARSET={charset};" if charset else ""
    encoded = [
        "".join(f"={octet:02X}" for octet in name.encode(known.codec))
        for name in known.full(20)
    ]
    cards = [
        VCARD.format(parameters=parameters, name=name, place=100 + place)
        for place, name in enumerate(encoded)
    ]
    await importer.import_file("".join(cards).encode())
    assert importer.names == known.full(20)


@given(
    st.lists(st.text(st.characters(categories=["L"]))),
    st.sampled_from(["utf_8", "utf_8_sig", "utf_16"]),
)
def test_any_letters_survive(texts: list[str], encoding: str) -> None:
    names = list(filter(None, texts))
    rows = "".join(f"{name},{place}\n" for place, name in enumerate(names))
    cards = "".join(
        f"BEGIN:VCARD\nFN:{name}\nTEL:{place}\nEND:VCARD\n"
        for place, name in enumerate(names)
    )
    for text in (f"Name,Phone\n{rows}", f"{cards}BEGIN:VCARD\nEND:VCARD"):
        read = [
            entry.contact.name
            for entry in read_entries(
                text.encode(encoding), "cp1252", Columns([0], [1])
            )
            if entry.contact
        ]
        assert read == [tidy_line(name) for name in names]


@given(st.binary(), st.sampled_from(["CN", "RU", "TH", "DE"]))
def test_any_file(content: bytes, country: str) -> None:
    try:
        entries = read_entries(content, legacy_encoding(country, "en"))
    except FormError, UnknownColumnsError:
        return
    assert [entry.place for entry in entries] == sorted(
        {entry.place for entry in entries}
    )
