"""How communities, and whoever joins or leaves them, are refused."""

from timebank.base.errors import Refusal


class SlugTaken(Refusal):
    """Another community of this installation stands at this address; choose another slug."""

    code = "slug_taken"


class ExternalRefTaken(Refusal):
    """The caller has given this external reference to another entry of the same kind."""

    code = "external_ref_taken"


class MemberLeft(Refusal):
    """The member has left; a coordinator takes them in again first, with the status `member`."""

    code = "member_left"


class Under18(Refusal):
    """Members here are 18 or over, unless the host decides otherwise with the rule `under_18s`; and
    whoever is under 18 holds no role."""

    code = "under_18"


class AccountBelowZero(Refusal):
    """Whoever leaves cannot leave an account below zero; `missing_minutes` says by how much. Where
    a coordinator lets them leave, and not themselves, the pot grants it."""

    code = "account_below_zero"


class MoreMissing(Refusal):
    """Two people agreed what the pot gives one who leaves; by now more is missing:
    `missing_minutes`. It is declined, and asked for anew."""

    code = "more_missing"
