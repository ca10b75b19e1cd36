"""Requests and answers about second factors."""

from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Instant, Sent


class SecondFactorNow(Answer):
    """One's second factor. `set_up_at` is null where there is none."""

    set_up_at: Instant | None
    recovery_codes: int = Field(description="How many are left.")


class AuthenticatorShown(Answer):
    """What an authenticator has to know, shown once."""

    secret: str = Field(description="To be typed, where nothing can be scanned.")
    uri: str = Field(description="`otpauth://…`, what the QR code says.")
    qr: str = Field(description="The QR code, an SVG as a `data:` address.")


class FirstCode(Sent):
    """What the authenticator shows."""

    code: str = Field(pattern=r"^[0-9]{6}$", description="Six digits.")


class RecoveryCodes(Answer):
    """Each stands for the authenticator once. They are shown once."""

    recovery_codes: list[str]


class MachineCode(Answer):
    """A code that the operator made on the machine itself, for one member."""

    id: UUID
    member_id: UUID
    made_at: Instant
    expires_at: Instant
    used_at: Instant | None = Field(description="When it let them in, null where it did not.")
