"""Telephone numbers that texts go to: mobile numbers of the United Kingdom, and of what other
countries the installation opens them to, for each costs what its country asks."""

from collections.abc import Collection

from phonenumbers import (
    SUPPORTED_REGIONS,
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberType,
    format_number,
    number_type,
    parse,
    region_code_for_number,
)

COUNTRY = "GB"
"""Jersey, Guernsey and the Isle of Man share its code and not its tariffs: they are others."""
COUNTRIES: frozenset[str] = frozenset(SUPPORTED_REGIONS)
"""All that there are, by the two letters of ISO 3166."""

_open_to = {COUNTRY}


def open_to(countries: Collection[str]) -> None:
    """Texts of this process go to mobile numbers of these countries, too. Raises ValueError, with
    what is none."""
    unknown = sorted({*countries} - COUNTRIES)
    if unknown:
        raise ValueError(", ".join(unknown))
    _open_to.update(countries)


def only_at_home() -> bool:
    """Whether texts go to the United Kingdom alone, as they do unless somebody says otherwise."""
    return _open_to == {COUNTRY}


def mobile(said: str) -> str | None:
    """The number as it is dialled from anywhere (E.164), however it is written; None where no text
    may go to it: to a country that is not open, to a landline, or to what costs whoever calls
    it."""
    try:
        number = parse(said, COUNTRY)
    except NumberParseException:
        return None
    if number.extension or region_code_for_number(number) not in _open_to:
        return None
    if number_type(number) != PhoneNumberType.MOBILE:
        return None
    return format_number(number, PhoneNumberFormat.E164)


def writings(number: str) -> list[str]:
    """The figures of such a number in each way in which people write it."""
    if not number.startswith("+44"):
        return [f"{before}{number[1:]}" for before in ("", "00")]
    own = number.removeprefix("+44")
    return [f"{before}{own}" for before in ("0", "44", "0044", "440", "00440")]
