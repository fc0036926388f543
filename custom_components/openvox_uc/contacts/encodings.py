"""Detects the character encoding of files; pure.

Files in legacy encodings do not declare theirs.
"""

import codecs

# The replacement for bytes that cannot be decoded.
UNREADABLE = "\ufffd"
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The ANSI code page of Windows, which Excel also uses, by countries and languages;
# anywhere else it is the Western one.
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
_WESTERN = "cp1252"
# A few characters of UTF-8 may be truncated. Text in other encodings hardly ever is
# valid UTF-8.
_MOST_BROKEN = 0.1


def legacy_encoding(country: str | None, language: str) -> str:
    """Return the encoding of old programs in a country, else in a language."""
    for encoding, places in _PLACES.items():
        if (country or language) in places.split():
            return encoding
    return _WESTERN


def decode(content: bytes, legacy: str) -> str:
    """Decode a file in UTF-16 with a byte order mark, UTF-8, or a legacy encoding.

    `UNREADABLE` replaces what cannot be decoded.
    """
    if content.startswith(_UTF_16_MARKS):
        return content.decode("utf_16", "replace")
    text = content.decode("utf_8_sig", "replace")
    not_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if text.count(UNREADABLE) <= not_ascii * _MOST_BROKEN:
        return text
    return content.decode(legacy, "replace")
