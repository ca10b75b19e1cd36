"""Making a community with its books, and changing what it says of itself."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID

from timebank.activities import service as activities
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, IdTaken, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.communities import queries
from timebank.communities.errors import SlugTaken
from timebank.communities.rules import DEFAULTS, RULE_NAMES, Rules, Style, rule_faults
from timebank.db.engine import AnyRow, Connection, enter
from timebank.ledger import posting


@dataclass(frozen=True)
class NewCommunity:
    """A community to be made. `rules` holds those that differ from its style's."""

    id: UUID
    slug: str
    name_en: str
    name_cy: str
    style: Style
    time_zone: str
    host: dict[str, Any]
    rules: dict[str, Any]
    areas: list[dict[str, str]] = field(default_factory=list)


async def create(connection: Connection, new: NewCommunity) -> CommunityId:
    """Make a community with its books, its pot and the shipped activities.

    Sent again, nothing happens. Raises IdTaken where the id stands for another, and SlugTaken. The
    transaction is in the community's books from here on.
    """
    if not new.id.int:
        raise IdTaken  # the network's own: its idempotency keys stand under it
    community_id = CommunityId(new.id)
    made_as = digest_of(new)
    rules = replace(DEFAULTS[new.style], **new.rules)
    await _check(connection, rules, new.time_zone)
    at_slug = await queries.find(connection, new.slug)
    if at_slug not in (None, community_id):
        raise SlugTaken
    columns = {**asdict(new), **asdict(rules), "made_as": made_as}
    columns.pop("rules")
    made = await queries.add(connection, columns)
    await enter(connection, community_id)
    if not made:
        if (await queries.community(connection, community_id)).made_as != made_as:
            raise IdTaken
        return community_id
    await posting.community_accounts(connection, community_id)
    await activities.copy_shipped(connection, community_id)
    return community_id


async def change(
    connection: Connection, before: AnyRow, changes: dict[str, Any], rules: dict[str, Any]
) -> None:
    """Change names, style, host, time zone or rules of a community that was locked.

    What is said of the host is added to what was said before; rules of accounts are for those
    opened from now on.
    """
    changed = dict(changes)
    if "host" in changes:
        changed["host"] = {**before.host, **changes["host"]}
    if "areas" in changes:
        await _keep_areas(connection, before, {area["code"] for area in changes["areas"]})
    standing = Rules(**{name: getattr(before, name) for name in RULE_NAMES})
    await _check(connection, replace(standing, **rules), changes.get("time_zone"))
    if changed or rules:
        await queries.change(connection, before.id, {**changed, **rules})


async def _keep_areas(connection: Connection, before: AnyRow, codes: set[str]) -> None:
    """An area in which members live stays in the list; its names may change."""
    gone = {area["code"] for area in before.areas} - codes
    if gone and await queries.members_in(connection, CommunityId(before.id), gone):
        raise ValidationFailed((FieldError("/areas", "area_in_use"),))


async def _check(connection: Connection, rules: Rules, time_zone: str | None) -> None:
    faults = rule_faults(rules)
    if time_zone is not None and not await queries.has_time_zone(connection, time_zone):
        faults = (*faults, FieldError("/time_zone", "time_zone"))
    if faults:
        raise ValidationFailed(faults)
