"""`/v1/applications`: somebody applies by themselves, without a token."""

from fastapi import APIRouter

from timebank.base.ids import new_id
from timebank.http.effects import effect
from timebank.http.outside import Open, Out
from timebank.joining import service
from timebank.joining.rules import How
from timebank.joining.schemas import ApplicationReceived, ApplicationSelf
from timebank.joining.service import Agreed, Applied

router = APIRouter(prefix="/v1/applications", tags=["joining"], route_class=Open)

_FORM = {"id", "community", "agreed"}


@router.post("", status_code=202)
@effect(key="none")
async def apply_by_oneself(out: Out, sent: ApplicationSelf) -> ApplicationReceived:
    """Apply to a community that lets people apply by themselves; to any other there is no such
    thing. A coordinator reads it and admits them, or does not."""
    agreed = (
        Agreed(sent.agreed.version, sent.agreed.language, How.SELF.value) if sent.agreed else None
    )
    told = sent.model_dump(mode="json", exclude=_FORM)
    applied = Applied(sent.id or new_id(), How.SELF.value, told, agreed)
    await service.apply_from_outside(out.database, sent.community, out.came_from, applied)
    return ApplicationReceived(id=applied.id)
