"""Refusals of proofs."""

from timebank.base.errors import Refusal


class NotUnderCheckpoint(Refusal):
    """The transfer is not sealed yet, or was sealed after this checkpoint."""

    code = "not_under_checkpoint"


class ProofRunning(Refusal):
    """Other books are being proved, and one proof runs at a time; ask again."""

    code = "proof_running"
