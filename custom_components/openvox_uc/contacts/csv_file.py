"""Reads CSV files by their headings in the usual programs and languages, or else by their content; pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
import csv
from io import StringIO
from itertools import islice
import re
from statistics import median_low
from typing import NamedTuple
from unicodedata import combining, normalize

from ..base.error_texts import FormError
from .phone_book import Entry, ImportProblem, is_number, join_name, read_entry, unreadable_entry

type _Row = list[str]

_SAMPLE_ROWS = 50
_FEWEST_DIGITS = 3
# The least likely in a name comes first.
_DELIMITERS = "\t;,"
# Excel writes it into the first line.
_DECLARED_DELIMITER = re.compile(r"sep=([^\"\r\n])\r?\n", re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_HEADINGS = {
    "name": "name, full name, fullname, display name, contact, contact name, formatted name, anzeigename, kontakt, kontaktname, contato, "
    "vollständiger name, nom, nom complet, nombre, nombre completo, nome, nome completo, naam, volledige naam, "
    "фио, имя, имя и фамилия, фамилия и имя, полное имя, контакт, ad, adi, ad soyad, adi soyadi, isim, kişi, imię i nazwisko, nazwa, "
    "jméno, jméno a příjmení, celé jméno, 姓名, 名称, 全名, 联系人, 显示名称, 氏名, 名前, 表示名, الاسم, الاسم الكامل",
    "first": "first, first name, firstname, given name, givenname, vorname, prénom, voornaam, imię, křestní jméno, primeiro nome, "
    "名, 名字, الاسم الأول",
    "last": "last, last name, lastname, family name, familyname, surname, nachname, familienname, zuname, nom de famille, "
    "apellido, apellidos, cognome, sobrenome, achternaam, фамилия, soyad, soyadi, nazwisko, příjmení, 姓, 姓氏, اسم العائلة",
    "company": "company, company name, organization, organization name, organization 1 name, organisation, organisation name, "
    "firma, firmenname, unternehmen, société, entreprise, empresa, azienda, società, bedrijf, "
    "компания, организация, фирма, şirket, společnost, 公司, 单位, 会社, 会社名, الشركة",
    "note": "note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, "
    "remarque, remarques, nota, notas, comentarios, observaciones, observação, observações, opmerking, opmerkingen, notitie, notities, "
    "заметки, примечание, комментарий, not, notlar, aciklama, notatki, uwagi, poznámka, poznámky, 备注, 備考, メモ, ملاحظات",
    "category": "category, categories, group, groups, group membership, labels, kategorie, kategorien, gruppe, gruppen, catégorie, "
    "categoria, categorías, groupes, grupos, gruppi, etiquetas, etichette, libellés, "
    "категория, категории, группа, группы, kategori, kategoriler, grup, kategoria, grupa, skupina, 类别, 分组, 分類, グループ, الفئة",
}


def _plain(heading: str) -> str:
    """Return the words of a heading without case and accents."""
    letters = normalize("NFD", heading.casefold().replace("\u0131", "i"))
    return " ".join(_WORD.findall("".join(letter for letter in letters if not combining(letter))))


_ROLES = {_plain(heading): role for role, headings in _HEADINGS.items() for heading in headings.split(", ")}
_PHONE_WORD = re.compile(
    r"(?:tel(?:$|ef|ep|e?n)|phone(?!tic)|mobil|mobiel|cell|celul|movil|festnetz|landline|gsm).*|portable|telemovel|komorka|cep|тел|моб.*|"
    r".*(?:telefon|rufnummer|handy|phone|телефон|电话|電話|手机|携帯|هاتف|جوال).*"
)
_FAX_WORD = re.compile(r".*(?:fax|факс|传真).*|pager")
# Next to phone numbers, these may be a running or a customer number.
_GENERIC_NUMBER_WORD = re.compile(r"numbers?|nummern?|numeros?|nr|номер|号码|[0-9]+")
_NO_NUMBER_WORDS = {"art", "email", "label", "mail", "phonetic", "typ", "type", "yomi"}

_SEVERAL_NUMBERS = re.compile(r":::|[\n;|]|,\s")
_SEVERAL_CATEGORIES = re.compile(r":::|[\n;|,]")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_YES_WORDS = "1, true, yes, y, x, vip, wahr, ja, j, oui, si, sí, sim, vero, да, evet, tak, ano, 是, はい, نعم, ✓"
_YES = frozenset(_YES_WORDS.split(", "))


class _Columns(NamedTuple):
    """Each name consists of several columns, and the first name that is not empty counts."""

    names: Sequence[Sequence[int]]
    numbers: Sequence[int]
    company: Sequence[int] = ()
    note: Sequence[int] = ()
    vip: Sequence[int] = ()
    categories: Sequence[int] = ()

    def read(self, place: int, row: _Row) -> Entry:
        names = (join_name(list(_cells(row, columns))) for columns in self.names)
        numbers = (number for cell in _cells(row, self.numbers) for number in _SEVERAL_NUMBERS.split(cell))
        categories = (category for cell in _cells(row, self.categories) for category in _SEVERAL_CATEGORIES.split(cell))
        vip = any(cell.casefold() in _YES for cell in _cells(row, self.vip))
        # Google writes a star before its own categories.
        vip = vip or any(category.strip(" *").casefold() == "vip" for category in categories)
        company, note = (next(_cells(row, columns), "") for columns in (self.company, self.note))
        return read_entry(place, next(filter(None, names), ""), numbers, company=company, note=note, vip=vip)


def read_csv(text: str) -> Iterator[Entry]:
    """Yield the entry of each row; raise FormError if no column holds names, or none phone numbers."""
    declared = _DECLARED_DELIMITER.match(text)
    rows = list(_rows(text, declared[1] if declared else _delimiter(text)))[bool(declared) :]
    sample = [row for _, row in rows[:_SAMPLE_ROWS] if row is not None]
    if not sample:
        raise FormError("file_not_understood")
    columns = _columns_by_heading(sample[0])
    has_headings = columns is not None or not any(map(_looks_like_number, sample[0]))
    columns = columns or _columns_by_content(sample[has_headings:])
    for place, row in rows[has_headings:]:
        yield unreadable_entry(place, ImportProblem.UNREADABLE) if row is None else columns.read(place, row)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, _Row | None]]:
    """Yield the first line and the cells of each row that is not empty; None for an unreadable one."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    while True:
        place = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield place, None
            continue
        if any(cell.strip() for cell in row):
            yield place, row


def _delimiter(text: str) -> str:
    samples = {delimiter: islice(_rows(text, delimiter), _SAMPLE_ROWS) for delimiter in _DELIMITERS}
    return max(samples, key=lambda delimiter: median_low([len(row or ()) for _, row in samples[delimiter]] or [0]))


def _columns_by_heading(headings: _Row) -> _Columns | None:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for column, heading in enumerate(headings):
        found[_role(heading)].append(column)
    name, first, last, company = (found[role][:1] for role in ("name", "first", "last", "company"))
    # Next to only one of the two, "Name" is the other one.
    names = [name, first + last, company] if bool(first) == bool(last) else [first + name + last, company]
    numbers = sorted((found["phone"] or found["number"]) + found["fax"])
    return _Columns(names, numbers, company, found["note"], found["vip"], found["category"]) if any(names) and numbers else None


def _role(heading: str) -> str:
    plain = _plain(heading)
    if role := _ROLES.get(plain):
        return role
    words = plain.split()
    if "vip" in words:
        return "vip"
    if not words or not _NO_NUMBER_WORDS.isdisjoint(words):
        return ""
    fax_words = set(filter(_FAX_WORD.fullmatch, words))
    if any(word not in fax_words and _PHONE_WORD.fullmatch(word) for word in words):
        return "phone"
    if fax_words:
        return "fax"
    return "number" if all(map(_GENERIC_NUMBER_WORD.fullmatch, words)) else ""


def _columns_by_content(sample: Sequence[_Row]) -> _Columns:
    """Return all columns with mostly phone numbers, and the first with mostly words."""
    numbers: list[int] = []
    names: list[int] = []
    for column in range(max(map(len, sample), default=0)):
        texts = [text for row in sample for text in _cells(row, (column,))]
        if 2 * sum(map(_looks_like_number, texts)) > len(texts):
            numbers.append(column)
        elif 2 * sum(any(map(str.isalpha, text)) for text in texts) > len(texts):
            names.append(column)
    if not names or not numbers:
        raise FormError("file_not_understood")
    return _Columns([names[:1]], numbers)


def _cells(row: _Row, columns: Iterable[int]) -> Iterator[str]:
    for column in columns:
        if column < len(row) and (text := row[column].strip()):
            yield text


def _looks_like_number(cell: str) -> bool:
    text = cell.strip()
    return is_number(text) and not _DATE.fullmatch(text) and len(re.findall(r"[0-9]", text)) >= _FEWEST_DIGITS
