"""Telephone numbers that texts go to: mobile numbers of the United Kingdom. Pure."""

from phonenumbers import (
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


def mobile(said: str) -> str | None:
    """The number as it is dialled from anywhere (E.164), however it is written; None where no text
    may go to it: abroad, to a landline, or to what costs whoever calls it."""
    try:
        number = parse(said, COUNTRY)
    except NumberParseException:
        return None
    if number.extension or region_code_for_number(number) != COUNTRY:
        return None
    if number_type(number) != PhoneNumberType.MOBILE:
        return None
    return format_number(number, PhoneNumberFormat.E164)


def writings(number: str) -> list[str]:
    """The figures of such a number in each way in which people write it."""
    own = number.removeprefix("+44")
    return [f"{before}{own}" for before in ("0", "44", "0044", "440", "00440")]
