"""Guesses how the letters of a file are encoded; pure.

No file of a legacy encoding declares it.
"""

from binascii import a2b_qp
import codecs

# Home Assistant has it, as a requirement of requests.
from charset_normalizer import from_bytes

UTF_8, UTF_16 = "utf_8_sig", "utf_16"
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The replacement for bytes that cannot be decoded.
UNREADABLE = "\ufffd"
# The encoding of Windows, and so of Excel, by countries and languages; elsewhere it is
# the Western one.
_PLACES = {
    "cp1250": "AL BA CZ HR HU PL RO SI SK bs cs hr hu pl ro sk sl sq sr-Latn",
    "cp1251": "BG BY KG KZ MK MN RS RU TJ UA UZ be bg mk ru sr uk",
    "cp1254": "AZ TR tr",
    "cp1253": "CY GR el",
    "cp1255": "IL he",
    "cp1256": "AE BH DZ EG IQ IR JO KW LB LY MA OM PK QA SA SD SY TN YE ar fa ur",
    "cp1257": "EE LT LV et lt lv",
    "cp1258": "VN vi",
    "cp874": "TH th",
    "gb18030": "CN SG zh-Hans",
    "cp950": "HK MO TW zh-Hant",
    "cp932": "JP ja",
    "cp949": "KR ko",
}
_BY_PLACE = {
    place: encoding for encoding, places in _PLACES.items() for place in places.split()
}
_WESTERN = "cp1252"
ENCODINGS = (UTF_8, UTF_16, _WESTERN, *_PLACES)
# If several fit equally well, the first is taken. Others are guessed only in their own
# countries, since short texts fit many.
_COMMON = (_WESTERN, "cp1251", "cp1250", "cp1254", "gb18030", "cp932")
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "big5": "cp950",
    "euc_kr": "cp949",
    "iso8859-1": _WESTERN,
}

_BEGINNING = 1000
_MAX_LINES = 200
_MAX_LINE_LENGTH = 500
_HOME_BONUS = _MOST_BROKEN = 0.1


def wider_encoding(declared: str) -> str:
    """Return the encoding that programs use if they declare one. Raises LookupError."""
    name = codecs.lookup(declared).name
    return _WIDER.get(name, name)


def guess_encoding(content: bytes, country: str | None, language: str) -> str:
    if content.startswith(_UTF_16_MARKS) or b"\0" in content[:_BEGINNING]:
        return UTF_16
    octets = a2b_qp(content) if b"QUOTED-PRINTABLE" in content.upper() else content
    lines = [
        line
        for line in octets.splitlines()
        if len(line) <= _MAX_LINE_LENGTH and not line.isascii()
    ][:_MAX_LINES]
    # Hardly any text of another encoding is UTF-8 by chance; a few letters may be cut
    # in half.
    if len(_readable(lines, UTF_8)) >= len(lines) * (1 - _MOST_BROKEN):
        return UTF_8
    # English is spoken, and left as it was set, everywhere.
    home = [
        _BY_PLACE.get(place, _WESTERN)
        for place in (country, language)
        if place and place[:2] != "en"
    ]

    def strangeness(encoding: str) -> float:
        readable = _readable(lines, encoding)
        match = (
            from_bytes(
                b"\n".join(readable),
                cp_isolation=[encoding],
                threshold=1,
                enable_fallback=False,
            ).best()
            if readable
            else None
        )
        return (
            (match.chaos if match else 1)
            + 1
            - len(readable) / len(lines)
            - _HOME_BONUS * (encoding in home)
        )

    return min((*home, *_COMMON), key=strangeness)


def _readable(lines: list[bytes], encoding: str) -> list[bytes]:
    return [
        line for line in lines if UNREADABLE not in line.decode(encoding, "replace")
    ]


def decode(content: bytes, encoding: str) -> str:
    """Decode a file, with `UNREADABLE` in place of what cannot be decoded."""
    if encoding == UTF_16 and not content.startswith(_UTF_16_MARKS):
        encoding = (
            "utf_16_le"
            if content[1::2].count(0) >= content[::2].count(0)
            else "utf_16_be"
        )
    return content.decode(encoding, "replace")
