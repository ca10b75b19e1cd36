"""How signing in is refused."""

from timebank.base.errors import Refusal


class CodeWrong(Refusal):
    """The code is not the one that was sent, or was tried five times, used, or sent too long ago:
    which, nobody is told."""

    code = "code_wrong"


class SecondFactorRequired(Refusal):
    """The code is right; for this role the second factor goes with it."""

    code = "second_factor_required"


class SecondFactorMissing(Refusal):
    """This role takes a second factor, and none is set up."""

    code = "second_factor_missing"


class SecondFactorWrong(Refusal):
    """Neither a code that the authenticator shows now, nor a recovery code; or one used before."""

    code = "second_factor_wrong"


class SecondFactorFirst(Refusal):
    """A second factor is changed only by a sign-in that came with it."""

    code = "second_factor_first"


class KeyLost(Refusal):
    """Second factors are sealed with a key that this installation has not."""

    code = "key_lost"


class CardUnknown(Refusal):
    """No card of a member here with this PIN; or it was ended, or tried too often."""

    code = "card_unknown"


class PinWrong(Refusal):
    """It is not this member's PIN; or they have none, or it was tried too often."""

    code = "pin_wrong"


class CardForWhoHoldsARole(Refusal):
    """A card or a PIN is made for another member, who holds a role: its maker could set up that
    one's second factor with it."""

    code = "card_for_who_holds_a_role"


class PasskeyUnknown(Refusal):
    """No passkey of a member here has signed what was asked; or it was answered before, or too
    late."""

    code = "passkey_unknown"


class PasskeyUnfit(Refusal):
    """The passkey is no answer to what was asked; or there are twenty already."""

    code = "passkey_unfit"
