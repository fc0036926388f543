"""Contacts are found however people of a country write their numbers.

They are found whatever the trunks of the country send.
"""

from typing import NamedTuple

from homeassistant.core import HomeAssistant
from hypothesis import assume, given, strategies as st
from phonenumbers import (
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    example_number_for_type,
    format_number,
    is_valid_number,
    national_significant_number,
    parse,
)
import pytest

from custom_components.openvox_uc.base.phone_numbers import (
    comparable_number,
    international_prefix,
)
from custom_components.openvox_uc.contacts.phone_book import (
    Contact,
    ContactBook,
    called_number,
    is_number,
)
from custom_components.openvox_uc.contacts.store import async_load_contacts


class Subscriber(NamedTuple):
    """Spellings in contacts, and those of trunks.

    Each of one has to match each of the other.
    """

    written: str
    sent: str


# Numbers reserved for films and examples, where a country has any.
COUNTRIES = {
    "CN": [
        Subscriber(
            (
                "138 1234 5678 | 138-1234-5678 | 0138 1234 5678 | +86 138 1234 5678"
                " | 86-138-1234-5678 | (+86)13812345678 | (86) 138 1234 5678"
                " | 0086 138 1234 5678 | 17951 138 1234 5678"
                " | \uff0b\uff18\uff16\u3000\uff11\uff13\uff18"
                "\uff0d\uff11\uff12\uff13\uff14\uff0d\uff15\uff16\uff17\uff18"
                " | \uff11\uff13\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18"
            ),
            (
                "13812345678 | 013812345678 | 8613812345678 | +8613812345678 | "
                "008613812345678"
            ),
        ),
        Subscriber(
            (
                "010-65529988 | (010) 6552 9988 | \uff08010\uff096552\uff0d9988"
                " | +86 10 6552 9988 | +86 (010) 6552 9988 | 86-010-65529988"
                " | 86-10-65529988 | +86 (0)10 6552 9988 | 010-65529988\u8f6c8001"
                " | 010-65529988 \u8f6c 8001 | 17951 010 6552 9988 | 17909-010-65529988"
                " | 010\u201465529988\uff08\u5206\u673a8001\uff09 | (+86 10) 6552 9988"
                " | 010-65529988 \u8f49 8001 | 010-65529988 ext. 8001"
            ),
            "01065529988 | 1065529988 | 861065529988 | +861065529988 | 00861065529988",
        ),
        Subscriber(
            "400-820-8820 | 400 820 8820 | +86 400 820 8820",
            "4008208820 | 864008208820",
        ),
        Subscriber("95588", "95588"),
        Subscriber("10086", "10086"),
        Subscriber("021-10086123 | 021 1008 6123", "02110086123"),
        Subscriber(
            "0755-8888 1234 | 17951 0755 8888 1234",
            "075588881234 | 8675588881234 | 17951075588881234",
        ),
    ],
    "BR": [
        Subscriber(
            (
                "(11) 96123-4567 | 11 96123 4567 | 11 9 6123-4567 | (011) 96123-4567"
                " | 011 96123-4567 | 0xx11 96123-4567 | (0xx11) 96123-4567"
                " | 0XX (11) 96123-4567 | 0 15 11 96123-4567 | 021 11 96123-4567"
                " | +55 11 96123-4567 | +55 (11) 96123-4567 | +55 (011) 96123-4567"
                " | +55 (0xx11) 96123-4567 | +55 (0)11 96123-4567 | 55 11 96123-4567"
                " | 0055 11 96123-4567 | 90 11 96123-4567 | (11) 6123-4567"
                " | +55 11 6123-4567 | 0xx11 6123-4567 | 55 11 6123-4567"
            ),
            (
                "11961234567 | 011961234567 | 01511961234567 | 5511961234567 | "
                "+5511961234567 | 005511961234567"
            ),
        ),
        Subscriber(
            (
                "(11) 3322-4455 | 11 3322 4455 | (0xx11) 3322-4455 | 0 21 11 3322-4455"
                " | +55 11 3322-4455 | 55 (11) 3322-4455 | (11) 3322-4455 ramal 23"
                " | (11) 3322-4455 R. 23 | (11) 3322-4455 r23"
            ),
            (
                "1133224455 | 01133224455 | 0211133224455 | 551133224455 | "
                "+551133224455 | 00551133224455"
            ),
        ),
        Subscriber(
            "(55) 3322-4455 | 055 3322-4455 | +55 55 3322-4455",
            "5533224455 | 05533224455 | 555533224455 | +555533224455",
        ),
        Subscriber("0800 123 4567 | 0800-123-4567", "08001234567 | 8001234567"),
        Subscriber("4004-1234", "40041234"),
        Subscriber("190", "190"),
    ],
    "MX": [
        Subscriber(
            (
                "55 1234 5678 | (55) 1234-5678 | 01 55 1234 5678 | 01 (55) 1234 5678"
                " | 044 55 1234 5678 | 045 55 1234 5678 | +52 55 1234 5678"
                " | +52 1 55 1234 5678 | +52 (1) 55 1234 5678 | 52 55 1234 5678"
                " | 52 1 55 1234 5678 | 0052 55 1234 5678 | 00 52 1 55 1234 5678"
                " | +52 01 55 1234 5678 | +52 (55) 1234 5678 ext. 12"
                " | 55 1234 5678 ext 12 | 55 1234 5678 Ext.12"
                " | 55 1234 5678 extensi\xf3n 12"
            ),
            (
                "5512345678 | 015512345678 | 0445512345678 | 0455512345678"
                " | 525512345678 | 5215512345678 | +525512345678 | +5215512345678"
                " | 00525512345678"
            ),
        ),
        Subscriber(
            "(998) 123 4567 | 01 998 123 4567 | +52 1 998 123 4567",
            "9981234567 | 529981234567 | +529981234567 | 5219981234567",
        ),
        Subscriber("800 123 4567 | 01 800 123 4567", "8001234567 | 018001234567"),
    ],
    "AR": [
        Subscriber(
            (
                "11 2345-6789 | (011) 2345-6789 | 011 15 2345-6789 | (011) 15-2345-6789"
                " | 11 15 2345 6789 | 0 11 15 2345 6789 | 9 11 2345-6789"
                " | +54 9 11 2345-6789 | +54 (9) 11 2345-6789 | +54 11 2345-6789"
                " | +54 11 15 2345-6789 | +54 (011) 15 2345-6789 | 54 9 11 2345 6789"
                " | 54 11 2345 6789 | 0054 9 11 2345 6789 | +54 9 (11) 2345-6789"
            ),
            (
                "1123456789 | 01123456789 | 91123456789 | 541123456789 | +541123456789"
                " | 5491123456789 | +5491123456789 | 005491123456789 | 00541123456789"
                " | 0111523456789 | 111523456789"
            ),
        ),
        Subscriber(
            (
                "(0351) 423-4567 | 0351-4234567 | 351 423 4567 | +54 351 423-4567"
                " | +54 (0351) 423-4567 | 0351 423 4567 int. 12"
                " | 0351 423-4567 interno 12"
            ),
            "3514234567 | 03514234567 | 543514234567 | +543514234567",
        ),
        Subscriber(
            "0351 15 523-4567 | (351) 15-5234567 | +54 9 351 523-4567",
            "3515234567 | 5493515234567 | +543515234567",
        ),
        Subscriber(
            (
                "02966 15 42-3456 | (02966) 15423456 | +54 9 2966 42-3456 | +54 2966 "
                "15 423456"
            ),
            "2966423456 | 02966423456 | +5492966423456",
        ),
        Subscriber("0800-222-1234", "08002221234 | 8002221234"),
    ],
    "RU": [
        Subscriber(
            (
                "8 (916) 123-45-67 | 8-916-123-45-67 | 8 916 1234567"
                " | +7 (916) 123-45-67 | +7 916 123 45 67 | 7 (916) 123-45-67"
                " | 916 123-45-67 | (916) 123-45-67 | +7 (8) 916 123-45-67"
                " | 8(916)123\u201345\u201367 | 007 916 123 45 67 | +7-916-123-45-67"
            ),
            (
                "9161234567 | 89161234567 | 79161234567 | +79161234567 | "
                "0079161234567 | 81079161234567"
            ),
        ),
        Subscriber(
            (
                "8 (495) 123-45-67 | (495) 123-45-67"
                " | +7 (495) 123-45-67 \u0434\u043e\u0431. 105"
                " | 8 (495) 123-45-67 (\u0434\u043e\u0431. 105)"
                " | 8 495 123 45 67 \u0434\u043e\u0431 105"
                " | 8 (495) 123-45-67, \u0434\u043e\u0431. 105"
                " | +7 (495) 123-45-67 \u0432\u043d. 105"
                " | 8 (495) 123-45-67 \u0414\u041e\u0411.105"
            ),
            "4951234567 | 84951234567 | 74951234567 | +74951234567 | 0074951234567",
        ),
        Subscriber(
            "(812) 345-67-89 | 8 812 345-67-89",
            "8123456789 | 88123456789 | 78123456789",
        ),
        Subscriber(
            "8 (800) 200-01-23 | 8-800-200-01-23",
            "88002000123 | 8002000123 | 78002000123 | +78002000123",
        ),
        Subscriber(
            "8~10 375 17 234-56-78 | 8-10-375-17-234-56-78 | +375 17 234-56-78",
            "810375172345678 | 375172345678 | +375172345678",
        ),
    ],
    "TR": [
        Subscriber(
            (
                "0532 123 45 67 | (0532) 123 45 67 | 0 (532) 123 45 67 | 0 532 1234567"
                " | 532 123 45 67 | (532) 123-4567 | +90 532 123 45 67"
                " | +90 (532) 123 45 67 | +90 0532 123 45 67 | +90 (0532) 123 45 67"
                " | +90 (0) 532 123 45 67 | 90 532 123 45 67 | 0090 532 123 45 67"
            ),
            "5321234567 | 05321234567 | 905321234567 | +905321234567 | 00905321234567",
        ),
        Subscriber(
            (
                "0212 345 67 89 | (0212) 345 67 89 | +90 212 345 67 89 | 0212 345 67 "
                "89 dahili 12 | 0212 345 67 89 dah. 12"
            ),
            "2123456789 | 02123456789 | 902123456789 | +902123456789",
        ),
        Subscriber("444 1 234 | 4441234 | 444 12 34", "4441234"),
        Subscriber("0850 123 45 67", "8501234567 | 08501234567 | 908501234567"),
        Subscriber("112", "112"),
    ],
    "DE": [
        Subscriber(
            (
                "030 / 23 125-123 | (030) 23125-123 | 030-23125123 | 030.23125.123"
                " | +49 (0)30 23125123 | +49(0)30 / 23125-123 | (+49) 30 23125 123"
                " | (+49) (0)30 23125123 | +49 030 23125123 | 49 30 23125 123"
                " | 49 (0)30 23125 123 | 0049 (0) 30 23125123 | 030 23125123 DW 5"
                " | 030 23125123 Durchwahl 5"
            ),
            "03023125123 | 3023125123 | 493023125123 | +493023125123 | 00493023125123",
        ),
        Subscriber(
            "0171 3920012 | 0171/39200-12 | +49 171 39200 12",
            "01713920012 | 1713920012 | 491713920012 | +491713920012",
        ),
        Subscriber(
            "+43 1 12345678 | 0043 1 12345678 | +43 (0)1 12345678",
            "+43112345678 | 0043112345678",
        ),
        Subscriber("23125123", "23125123"),
        Subscriber("110", "110"),
    ],
    "FR": [
        Subscriber(
            (
                "01 99 00 12 34 | 01.99.00.12.34 | 01-99-00-12-34 | (01) 99 00 12 34"
                " | +33 1 99 00 12 34 | +33 (0)1 99 00 12 34 | +33(0)199001234"
                " | +33 01 99 00 12 34 | 0033 1 99 00 12 34 | 33 1 99 00 12 34"
                " | 01 99 00 12 34 poste 12"
            ),
            "199001234 | 0199001234 | 33199001234 | +33199001234 | 0033199001234",
        ),
        Subscriber(
            "06 12 34 56 78 | +33 6 12 34 56 78",
            "0612345678 | 612345678 | 33612345678 | +33612345678",
        ),
        Subscriber("36 10 | 3610", "3610"),
        Subscriber("0 800 12 34 56 | 0800 123 456", "0800123456 | 800123456"),
    ],
    "IT": [
        Subscriber(
            (
                "06 698 12345 | (06) 69812345 | 06/69812345 | +39 06 698 12345"
                " | +39 (06) 698 12345 | +39 (0)6 698 12345 | (+39) (0)6 69812345"
                " | 0039 06 698 12345 | 39 06 69812345 | 06 69812345 int. 12"
                " | 06 69812345 interno 12"
            ),
            "0669812345 | 390669812345 | +390669812345 | 00390669812345",
        ),
        Subscriber(
            "333 123 4567 | 333/1234567 | +39 333 1234567 | 0039 333 1234567",
            "3331234567 | 393331234567 | +393331234567",
        ),
        Subscriber(
            "393 123 4567 | +39 393 123 4567",
            "3931234567 | 393931234567 | +393931234567",
        ),
        Subscriber("800 123 456 | 800-123456", "800123456"),
    ],
    "IN": [
        Subscriber(
            (
                "98765 43210 | 9876543210 | 098765 43210 | +91 98765 43210"
                " | +91-98765-43210 | (+91) 98765-43210 | +91 (0) 98765 43210"
                " | +91 098765 43210 | 91 98765 43210 | 0091 98765 43210"
                " | \u096f\u096e\u096d\u096c\u096b \u096a\u0969\u0968\u0967\u0966"
                " | +\u096f\u0967"
                " \u096f\u096e\u096d\u096c\u096b\u096a\u0969\u0968\u0967\u0966"
            ),
            "9876543210 | 09876543210 | 919876543210 | +919876543210 | 00919876543210",
        ),
        Subscriber(
            (
                "(011) 2345-6789 | 011-23456789 | 11 2345 6789 | +91 11 2345 6789 | "
                "91-11-23456789 | 011-23456789 Extn. 12 | 011-23456789 x12"
            ),
            "01123456789 | 1123456789 | 911123456789 | +911123456789",
        ),
        Subscriber(
            "91987 65432 | +91 91987 65432", "9198765432 | 09198765432 | 919198765432"
        ),
        Subscriber("1800 123 4567 | 1800-123-4567", "18001234567"),
    ],
    "US": [
        Subscriber(
            (
                "(212) 555-0123 | 212-555-0123 | 212.555.0123 | 212 555 0123"
                " | 1-212-555-0123 | 1 (212) 555-0123 | +1 (212) 555-0123"
                " | +1.212.555.0123 | 001 212 555 0123 | (212) 555-0123 x5"
                " | (212) 555-0123 ext. 5 | 212-555-0123 Ext 5"
                " | 212-555-0123 extension 5 | +1-212-555-0123;ext=5"
            ),
            "2125550123 | 12125550123 | +12125550123 | 0012125550123 | 01112125550123",
        ),
        Subscriber("555-0123", "5550123"),
        Subscriber(
            "1-800-555-0123 | (800) 555-0123", "8005550123 | 18005550123 | +18005550123"
        ),
        Subscriber(
            "011 44 20 7946 0123 | +44 (0)20 7946 0123",
            "011442079460123 | 442079460123 | +442079460123",
        ),
        Subscriber("911", "911"),
    ],
    "GB": [
        Subscriber(
            (
                "020 7946 0123 | (020) 7946 0123 | +44 20 7946 0123"
                " | +44 (0)20 7946 0123 | +44 (020) 7946 0123 | 0044 20 7946 0123"
                " | 44 (0)20 7946 0123 | 44 20 7946 0123 | 020 7946 0123 ext 5"
                " | 020 7946 0123 x5"
            ),
            "2079460123 | 02079460123 | 442079460123 | +442079460123 | 00442079460123",
        ),
        Subscriber(
            "07400 123456 | +44 7400 123456 | +44 (0)7400 123456",
            "07400123456 | 7400123456 | 447400123456 | +447400123456",
        ),
        Subscriber("7946 0123", "79460123"),
        Subscriber("999", "999"),
    ],
}

ABROAD = Subscriber(
    "+49 30 23125 123 | +49 (0)30/23125-123 | 0049 30 23125123",
    "+493023125123 | 00493023125123 | 493023125123",
)
TYPES = st.sampled_from([PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE])


def spellings(text: str) -> list[str]:
    return text.split(" | ")


def subscribers(country: str) -> list[Subscriber]:
    return COUNTRIES[country] + [ABROAD] * (country != "DE")


@pytest.mark.parametrize(
    ("country", "place"),
    [
        (country, place)
        for country in COUNTRIES
        for place in range(len(subscribers(country)))
    ],
)
def test_a_contact_is_found_by_all_that_trunks_send_for_it_and_by_nothing_else(
    country: str, place: int
) -> None:
    everyone = subscribers(country)
    expected = [
        (sent, place if other == place else None)
        for other, subscriber in enumerate(everyone)
        for sent in spellings(subscriber.sent)
    ]
    for written in spellings(everyone[place].written):
        assert is_number(written), written
        book = ContactBook([Contact("", (written,), id=str(place))], country)
        found = [
            (sent, contact and int(contact.id))
            for sent, _ in expected
            for contact in [book.find(sent)]
        ]
        assert found == expected, written
        assert book.search(called_number(written)), written


@pytest.mark.parametrize("country", COUNTRIES)
async def test_with_the_outside_prefix(hass: HomeAssistant, country: str) -> None:
    hass.config.country = country
    contacts = await async_load_contacts(hass)
    for subscriber in subscribers(country):
        contacts.async_put(
            Contact(subscriber.sent, (spellings(subscriber.written)[0],))
        )
    for subscriber in subscribers(country):
        for sent in spellings(subscriber.sent):
            for prefix in ("0", "9"):
                assert (contact := contacts.find(f"{prefix}{sent}", prefix))
                assert contact.name == subscriber.sent


def forms(number: PhoneNumber, country: str) -> set[str]:
    """Return what a country's trunks send for a number, and how people write it."""
    significant = national_significant_number(number)
    spelled = {
        format_number(number, form)
        for form in (PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL)
    }
    prefixes = ("+", "00", international_prefix(country), "")
    return (
        spelled
        | {significant}
        | {f"{prefix}{number.country_code}{significant}" for prefix in prefixes}
    )


@given(
    st.sampled_from([*COUNTRIES]),
    TYPES,
    st.integers(0, 10),
    st.sampled_from([*"0123456789", "", "15", "044", "52"]),
    st.integers(0, 2),
)
def test_two_subscribers_are_never_the_same(
    country: str, kind: int, place: int, digits: str, replaced: int
) -> None:
    """Other digits, or more or fewer digits, are another number in all spellings."""
    number = example_number_for_type(country, kind)
    assert number
    significant = national_significant_number(number)
    changed = f"{significant[:place]}{digits}{significant[place + replaced :]}"
    assume(changed[1:])
    other = parse(f"+{number.country_code}{changed}")
    assume(is_valid_number(other) and national_significant_number(other) == changed)
    one, two = (
        {comparable_number(form, country) for form in forms(parsed, country)}
        for parsed in (number, other)
    )
    # Argentine cell phones are written with or without their 9.
    same = changed == significant or (
        country == "AR" and changed.removeprefix("9") == significant.removeprefix("9")
    )
    assert one.isdisjoint(two) is not same
