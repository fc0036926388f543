"""CSV files as the usual programs export them, and as people make them by hand."""

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.base.error_texts import FormError
from custom_components.openvox_uc.contacts.csv_file import read_csv
from custom_components.openvox_uc.contacts.phone_book import ImportProblem, unreadable_entry

type Read = tuple[str, list[str]]


def read(text: str) -> list[Read]:
    return [(entry.contact.name, [*entry.contact.numbers]) for entry in read_csv(text) if entry.contact]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("Name,Phone\nAnna,030 1\n", [("Anna", ["030 1"])], id="plain"),
        pytest.param("name;number\nMüller, Anna;030 1\nBerta;2", [("Müller, Anna", ["030 1"]), ("Berta", ["2"])], id="a comma in the name"),
        pytest.param("Name\tPhone\tMobile\nAnna\t1\t2", [("Anna", ["1", "2"])], id="tabs"),
        pytest.param('sep=;\n"Name";"Telefon"\nAnna;1', [("Anna", ["1"])], id="Excel"),
        pytest.param(
            "Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,Phone 1 - Type,Phone 1 - Value,"
            "Phone 2 - Type,Phone 2 - Value,"
            "Organization 1 - Name\n"
            "Anna Maria Schmidt,Anna,Maria,Schmidt,,* myContacts,Mobile,+49 170 1 ::: +49 170 2,Home,030 1,\n"
            ",,,,,,Work,5,,,Garage",
            [("Anna Maria Schmidt", ["+49 170 1", "+49 170 2", "030 1"]), ("Garage", ["5"])],
            id="Google until 2024",
        ),
        pytest.param(
            "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Last Name,Organization Name,E-mail 1 - Value,"
            "Phone 1 - Label,Phone 1 - Value\n"
            "Anna,M.,Schmidt,,,,a@b.c,Mobile,1\n,,,,,Garage,,Work,2",
            [("Anna Schmidt", ["1"]), ("Garage", ["2"])],
            id="Google",
        ),
        pytest.param(
            '"First Name","Last Name","Company","Business Fax","Business Phone","Home Phone","Mobile Phone",'
            '"E-mail Address","Government ID Number"\r\n'
            '"Anna","Schmidt","Garage","","030 1","","0170 1","a@b.c","77"',
            [("Anna Schmidt", ["030 1", "0170 1"])],
            id="Outlook",
        ),
        pytest.param(
            "Anrede;Vorname;Nachname;Firma;Telefon geschäftlich;Telefon (privat);Mobiltelefon;E-Mail-Adresse;Kundennummer\n"
            "Frau;Anna;Schmidt;;;030 1;0170;;9",
            [("Anna Schmidt", ["030 1", "0170"])],
            id="Outlook in German",
        ),
        pytest.param(
            "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Tel. dienstlich,Tel. privat,Fax-Nummer,"
            "Mobil-Tel.-Nr.,Hausnummer\n"
            "Anna,Schmidt,Anna S.,,a@b.c,1,2,3,4,5",
            [("Anna S.", ["1", "2", "3", "4"])],
            id="Thunderbird in German",
        ),
        pytest.param("Name;TelNumHome;TelNumMobile;VIP\nAnna;1;2;1", [("Anna", ["1", "2"])], id="of a router"),
        pytest.param("Name;Vorname;Rufnummer\nSchmidt;Anna;1", [("Anna Schmidt", ["1"])], id="a name next to a first name"),
        pytest.param("Nombre;Apellidos;Teléfono;Móvil\nAnna;Schmidt;1;2", [("Anna Schmidt", ["1", "2"])], id="Spanish"),
        pytest.param("Nom;Prénom;Téléphone;Portable\nSchmidt;Anna;1;2", [("Anna Schmidt", ["1", "2"])], id="French"),
        pytest.param("Nome,Cognome,Telefono,Cellulare\nAnna,Schmidt,1,2", [("Anna Schmidt", ["1", "2"])], id="Italian"),
        pytest.param("分组,姓名,公司,手机,传真\n甲,王小明,乙,1,2", [("王小明", ["1", "2"])], id="Chinese"),
        pytest.param("Фирма;ФИО;Номер;Сотовый телефон;Факс\nЯ;Ян Юн;9;1;2", [("Ян Юн", ["1", "2"])], id="Russian"),
        pytest.param("Grup;SOYADI;ADI;Cep\nA;Güneş;Ümit;1", [("Ümit Güneş", ["1"])], id="Turkish"),
        pytest.param("グループ,姓,名,電話\n甲,Smith,太郎,1\n乙,山﨑,太郎,2", [("太郎 Smith", ["1"]), ("山﨑太郎", ["2"])], id="Japanese"),
        pytest.param("Naam,Telefoon,Mobiel\nAnna,1,2", [("Anna", ["1", "2"])], id="Dutch"),
        pytest.param("Nr;Name;Telefon\n1001;Anna;030 1\n1002;Berta;", [("Anna", ["030 1"])], id="a running number"),
        pytest.param("Name;Nummer;Fax\nAnna;1;2", [("Anna", ["1", "2"])], id="a number next to a fax"),
        pytest.param("Company,Number 1,Number 2\nGarage,1,2", [("Garage", ["1", "2"])], id="only a company"),
        pytest.param("First name,Phone\nAnna,1", [("Anna", ["1"])], id="only a first name"),
        pytest.param('Name,Phone\nAnna,"1\n2;3 | 4, 5"', [("Anna", ["1", "2", "3", "4", "5"])], id="several numbers in a cell"),
        pytest.param("Name,Phone,Phone\nAnna\nBerta,,1,9\n\n,,\n", [("Berta", ["1"])], id="rows of any length"),
        pytest.param("Anna,0301234\nBerta,101\nCarla,", [("Anna", ["0301234"]), ("Berta", ["101"])], id="no headings"),
        pytest.param(
            "1,Anna,2001-02-03,,030 1234,1.2.2001,Berlin,+49 170 1\n2,Berta,,,0301235,,,",
            [("Anna", ["030 1234", "+49 170 1"]), ("Berta", ["0301235"])],
            id="no headings, and more columns",
        ),
        pytest.param(
            "Etunimi;Puhelin\nAnna;0301234\nBerta;0301235", [("Anna", ["0301234"]), ("Berta", ["0301235"])], id="unknown headings"
        ),
    ],
)
def test_rows(text: str, rows: list[Read]) -> None:
    assert read(text) == rows


NO_CONTACTS = ("", "\n \n", "sep=;\n", 'sep="\nAnna', "Anna", "Anna,Berta\nCarla,Dora", "0301,0302\n0303,0304", "<xml>\n</xml>")


@pytest.mark.parametrize("text", [*NO_CONTACTS, "Name,City\nAnna,Berlin"])
def test_no_contacts(text: str) -> None:
    with pytest.raises(FormError) as error:
        read(text)
    assert error.value.key == "file_not_understood"


@pytest.mark.parametrize(
    ("headings", "words", "vip"),
    [
        (["VIP"], ["1", "Ja", "x"], True),
        (["VIP"], ["", "0", "no"], False),
        # Programs without a column for VIPs have categories, as vCards do: the first is of Google, the second of Outlook.
        (["Labels", "Group Membership", "Categories", "Kategorien"], ["VIP ::: * myContacts", "Red;vip"], True),
        (["Labels", "Group Membership", "Categories", "Kategorien"], ["VIP lounge ::: 1", ""], False),
    ],
)
def test_vip(headings: list[str], words: list[str], vip: bool) -> None:
    entries = [entry for heading in headings for word in words for entry in read_csv(f"Name,{heading},Phone\nAnna,{word},1")]
    assert [entry.contact and entry.contact.vip for entry in entries] == [vip] * len(headings) * len(words)


def test_places() -> None:
    entries = list(read_csv('Name,Phone\n\n"An\nna",1\nBerta,"' + "2" * 200_000 + '"\nCarla,3'))
    assert [entry.place for entry in entries] == [3, 5, 6]
    assert entries[1] == unreadable_entry(5, ImportProblem.UNREADABLE)
    assert entries[2].contact
    assert entries[2].contact.name == "Carla"


@given(
    st.lists(st.one_of(st.sampled_from(["Name", "Phone", "0301234", "Anna", ",", ";", "\t", "\n", '"']), st.text(max_size=3)), max_size=40)
)
def test_any_file(pieces: list[str]) -> None:
    text = "".join(pieces).replace("\0", "").replace("\r", "\n")
    try:
        entries = list(read_csv(text))
    except FormError:
        return
    assert [entry.place for entry in entries] == sorted({entry.place for entry in entries})
    assert all(1 <= entry.place <= text.count("\n") + 1 for entry in entries)
