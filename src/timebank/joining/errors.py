"""How joining is refused."""

from timebank.base.errors import Refusal


class ApplicationDecided(Refusal):
    """The application was decided or withdrawn before, and stays so. Whoever asks again makes a
    new one."""

    code = "application_decided"


class AgreementOutdated(Refusal):
    """There is a newer version of the agreement: that one is read and agreed to."""

    code = "agreement_outdated"
