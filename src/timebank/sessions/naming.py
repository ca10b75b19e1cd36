"""Who is named in a request: by the number on a card, or new today."""

from collections.abc import Sequence
from uuid import UUID

from timebank.base.ids import MemberId
from timebank.contributions import service
from timebank.http.transaction import Tx
from timebank.sessions.attendance_schemas import NewToday, SheetLineNew
from timebank.sessions.sheets import Newcomer


async def by_number(tx: Tx, lines: Sequence[SheetLineNew]) -> dict[int, MemberId]:
    """The members of a sheet's lines that name a number, by line. Raises ValidationFailed."""
    named = {f"/lines/{i}/number": line.number for i, line in enumerate(lines) if line.number}
    known = await service.by_number(tx.connection, tx.community_id, named)
    return {int(place.split("/")[2]): member_id for place, member_id in known.items()}


async def numbered(tx: Tx, number: str) -> MemberId:
    """The member of this number. Raises ValidationFailed."""
    known = await service.by_number(tx.connection, tx.community_id, {"/number": number})
    return known["/number"]


def newcomer(new: NewToday, member_id: UUID) -> Newcomer:
    """Somebody who is new today."""
    return Newcomer(member_id, new.name, new.language)
