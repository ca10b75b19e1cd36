"""Requests and answers about saying yes or no."""

from timebank.accounts.transfer_schemas import NoteShown
from timebank.http.fields import Filters, Reason, Sent
from timebank.second_person.rules import Kind, State
from timebank.second_person.schemas import Approval


class ApprovalFilters(Filters):
    """Which: all that the caller may see, if nothing is asked."""

    state: State | None = None
    kind: Kind | None = None


class No(Sent):
    """Why it is not done, for who asked."""

    note: Reason


class ApprovalDetail(Approval):
    """What was asked, with the words typed about it: by who asked, and by who said no."""

    notes: list[NoteShown]
