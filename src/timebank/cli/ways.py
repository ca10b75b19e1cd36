"""The mail server and the provider of texts that the settings name."""

from timebank.sending.delivery import Ways
from timebank.sending.mail import MailServer
from timebank.sending.numbers import open_to
from timebank.sending.texts import NOTIFY, NOTIFY_KEY, TWILIO, Notify, Provider, Texts, Twilio
from timebank.settings import Settings, SettingsError


def ways(settings: Settings) -> Ways:
    """By what messages leave. Raises SettingsError."""
    return Ways(mail_server(settings), texts(settings))


def mail_server(settings: Settings) -> MailServer | None:
    """Where messages leave; None where no mail is set up. Raises SettingsError."""
    if settings.mail_host is None or settings.mail_from is None:
        return None
    return MailServer(
        settings.mail_host,
        settings.mail_port_used,
        settings.mail_security,
        settings.mail_from,
        settings.mail_login,
        settings.mail_secret(),
    )


def texts(settings: Settings) -> Texts | None:
    """Who sends texts, and from now on whereto; None where nobody does. Raises SettingsError."""
    _open(settings)
    key = settings.text_key()
    provider: Provider
    if settings.text_provider is None or key is None:
        return None
    if settings.text_provider == "twilio":
        account, sender = settings.text_account or "", settings.text_from or ""
        provider = Twilio(account, key, sender, settings.text_url or TWILIO)
    elif NOTIFY_KEY.fullmatch(key):
        provider = Notify(key, str(settings.text_template), settings.text_url or NOTIFY)
    else:
        raise SettingsError("TIMEBANK_TEXT_SECRET: it is no API key as GOV.UK Notify gives them.")
    return Texts(provider, settings.texts_a_day, settings.texts_a_day_to_one)


def _open(settings: Settings) -> None:
    try:
        open_to(settings.text_countries)
    except ValueError as error:
        raise SettingsError(
            f"TIMEBANK_TEXT_COUNTRIES: no country by its two letters, as in IE: {error}."
        ) from None
