"""How partner apps are refused."""

from timebank.base.errors import Refusal


class ClientEnded(Refusal):
    """The app's access was ended; it is registered anew, if it is to come back."""

    code = "client_ended"


class TwoSecrets(Refusal):
    """An app has two secrets at the most: one in use, and one that takes its place."""

    code = "two_secrets"


class PublicClient(Refusal):
    """A public app, as one on phones, can keep no secret, and has none."""

    code = "public_client"
