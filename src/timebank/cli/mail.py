"""The mail server that the settings name."""

from timebank.sending.mail import MailServer
from timebank.settings import Settings


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
