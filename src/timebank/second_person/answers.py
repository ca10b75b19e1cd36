"""202: what was asked for waits for a second person."""

from typing import Any

from starlette.responses import JSONResponse

from timebank.http.fields import Answer
from timebank.http.problems import address
from timebank.http.transaction import Tx
from timebank.second_person.schemas import Approval
from timebank.second_person.service import Waits

WAITS: dict[int | str, dict[str, Any]] = {
    202: {"model": Approval, "description": "A second person is asked; nothing has moved yet."}
}
"""For the `responses` of a route that may end so."""


def waits_in_part(model: type[Answer]) -> dict[int | str, dict[str, Any]]:
    """The same, where some of many rows wait and the answer has one for each."""
    said = "A second person is asked for some rows; the problem of each names the approval."
    return {202: {"model": model, "description": said}}


_COMMUNITY = 4
"""How many parts an address has up to the community's name."""


def waits(tx: Tx, asked: Waits) -> JSONResponse:
    """The answer of a call that waits, and where to look what became of it."""
    community = "/".join(address(tx.request.scope).split("/")[:_COMMUNITY])
    tx.header("Location", f"{community}/approvals/{asked.row.id}")
    return JSONResponse(Approval.of(asked.row).model_dump(mode="json"), 202)
