"""How giving and ending roles is refused."""

from timebank.base.errors import Refusal


class OwnRole(Refusal):
    """Nobody gives a role to themselves: another coordinator does, or the operator."""

    code = "own_role"


class LastCoordinator(Refusal):
    """A community keeps a coordinator: somebody else is made one first."""

    code = "last_coordinator"
