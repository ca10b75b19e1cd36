"""Taking applications down, deciding them, and taking down what people agree to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.digests import digest_of
from timebank.base.errors import (
    FieldError,
    Forbidden,
    IdTaken,
    NotFound,
    TooManyRequests,
    ValidationFailed,
)
from timebank.base.ids import CommunityId
from timebank.base.places import place_of
from timebank.communities import queries as communities
from timebank.db.engine import AnyRow, Connection, Database, enter
from timebank.joining import queries, rules
from timebank.joining.errors import AgreementOutdated, ApplicationDecided
from timebank.joining.rules import State
from timebank.people import queries as people_there
from timebank.people import service as people

_AN_HOUR = 3_600


@dataclass(frozen=True)
class Agreed:
    """To which version somebody agreed, read in which language, and how."""

    version: int
    language: str
    how: str


@dataclass(frozen=True)
class Applied:
    """Somebody who would like to join, and what they tell of themselves."""

    id: UUID
    how: str
    told: dict[str, Any]
    agreed: Agreed | None


async def apply(
    connection: Connection, community_id: CommunityId, caller: Caller, applied: Applied
) -> AnyRow:
    """Take an application down. Sent again, nothing happens. Raises IdTaken where the id stands
    for somebody else, and what is wrong with what was told."""
    # Whoever sends the same at the same time waits here, and then finds what was made.
    await communities.intake(connection, community_id)
    return await _taken_down(connection, community_id, applied, {"taken_by": _actor(caller)})


async def apply_from_outside(
    database: Database, community: str, came_from: str, applied: Applied
) -> None:
    """Somebody applies by themselves, where the community lets people. Raises NotFound where it
    does not, TooManyRequests, and what `apply` raises."""
    async with database.transaction() as connection:
        community_id = await communities.find(connection, community)
        if community_id is None:
            raise NotFound
        await enter(connection, community_id)
        # Whoever applies at the same time waits here, so that all are counted.
        row = await communities.community(connection, community_id, lock=True)
        if not row.applications_from_outside:
            raise NotFound
        place = rules.digest_of_place(community_id, place_of(came_from))
        if rules.too_many(*await queries.lately(connection, community_id, place)):
            raise TooManyRequests(retry_after=_AN_HOUR)
        await _taken_down(connection, community_id, applied, {"from_sha256": place})


async def _taken_down(
    connection: Connection, community_id: CommunityId, applied: Applied, by: dict[str, Any]
) -> AnyRow:
    """The application, written down once. `by` is whoever took it down, or where it came from."""
    before = await queries.application(connection, community_id, applied.id)
    if before is not None:
        if before.made_as not in (None, digest_of(applied)):
            raise IdTaken
        return before
    _, taken = await people_there.made_as(connection, community_id, applied.id)
    if taken:
        raise IdTaken
    await people.check(connection, community_id, _typed(applied.told))
    columns = {
        "id": applied.id,
        "how": applied.how,
        "told": applied.told,
        "made_as": digest_of(applied),
    }
    await queries.add(connection, community_id, {**columns, **by})
    if applied.agreed is not None:
        taker = by.get("taken_by", applied.id)
        await _write_agreed(connection, community_id, taker, applied.id, applied.agreed)
    return await waiting(connection, community_id, applied.id, decided=True)


async def waiting(
    connection: Connection,
    community_id: CommunityId,
    application_id: UUID,
    *,
    lock: bool = False,
    decided: bool = False,
) -> AnyRow:
    """An application that waits, or, with `decided`, any. Raises NotFound, ApplicationDecided."""
    row = await queries.application(connection, community_id, application_id, lock=lock)
    if row is None:
        raise NotFound
    if row.state != State.APPLIED and not decided:
        raise ApplicationDecided
    return row


async def change(
    connection: Connection, community_id: CommunityId, before: AnyRow, changes: Mapping[str, Any]
) -> None:
    """Put right what was taken down of an applicant who was locked."""
    told = {**before.told, **changes}
    await people.check(connection, community_id, _typed(told), asked=frozenset(changes))
    await queries.change(connection, community_id, before.id, told)


async def admit(
    connection: Connection, community_id: CommunityId, caller: Caller, application_id: UUID
) -> None:
    """The applicant becomes a member, with a number and an account at zero; who admitted them
    stands with them. Admitted twice, nothing happens."""
    row = await waiting(connection, community_id, application_id, lock=True, decided=True)
    if row.state == State.ADMITTED:
        return
    if row.state != State.APPLIED:
        raise ApplicationDecided
    new = people.NewMember(id=row.id, **_typed(row.told))
    await people.create(connection, community_id, caller, new)
    await _end(connection, community_id, caller, application_id, State.ADMITTED)


async def end(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    application_id: UUID,
    state: State,
    *,
    reason: str | None = None,
) -> None:
    """The community says no, or the applicant takes it back: what they told is emptied at once,
    for there is nothing to keep it for. Said twice, nothing happens."""
    row = await waiting(connection, community_id, application_id, lock=True, decided=True)
    if row.state == state:
        return
    if row.state != State.APPLIED:
        raise ApplicationDecided
    await _end(connection, community_id, caller, application_id, state, reason=reason)


async def _end(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    application_id: UUID,
    state: State,
    *,
    reason: str | None = None,
) -> None:
    await queries.decide(
        connection, community_id, application_id, state, by=_actor(caller), reason=reason
    )


async def new_agreement(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    agreement_id: UUID,
    *,
    text_en: str,
    text_cy: str,
) -> AnyRow:
    """Write a new version of the agreement down: from now on everybody is asked again. Sent again,
    nothing happens. Raises IdTaken where the id stands for other words."""
    # Whoever writes another at the same time waits here, so that versions have no doubles.
    await communities.intake(connection, community_id)
    before = await queries.agreement(connection, community_id, agreement_id)
    if before is not None:
        if (before.text_en, before.text_cy) != (text_en, text_cy):
            raise IdTaken
        return before
    columns = {
        "id": agreement_id,
        "version": await queries.newest_version(connection, community_id) + 1,
        "text_en": text_en,
        "text_cy": text_cy,
        "made_by": _actor(caller),
    }
    return await queries.add_agreement(connection, community_id, columns)


async def agree(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    member_id: UUID,
    agreed: Agreed,
) -> None:
    """Take down that a member agrees: by their own hand, or by a coordinator from paper or the
    telephone. Who agreed to a version before did so then."""
    if not rules.speaks_for(caller, member_id):
        raise NotFound
    await people_there.member(connection, community_id, member_id, lock=True)
    if not rules.agrees_rightly(caller, member_id, agreed.how):
        raise ValidationFailed((FieldError("/how", "agreed_how"),))
    await _write_agreed(connection, community_id, _actor(caller), member_id, agreed)


async def _write_agreed(
    connection: Connection,
    community_id: CommunityId,
    taken_by: UUID,
    person_id: UUID,
    agreed: Agreed,
) -> None:
    if agreed.version != await queries.newest_version(connection, community_id):
        raise AgreementOutdated
    before = await queries.given(connection, community_id, person_id)
    if any(row.version == agreed.version for row in before):
        return
    columns = {
        "person_id": person_id,
        "version": agreed.version,
        "language": agreed.language,
        "how": agreed.how,
        "taken_by": taken_by,
    }
    await queries.add_given(connection, community_id, columns)


def _typed(told: Mapping[str, Any]) -> dict[str, Any]:
    """What was told, with ids for ids: JSON has texts."""
    lists = ("can_do_activity_ids", "would_like_activity_ids")
    return {
        **told,
        **{name: [UUID(str(one)) for one in told.get(name, ())] for name in lists},
    }


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id
