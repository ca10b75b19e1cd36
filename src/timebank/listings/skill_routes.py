"""`/skills`: the map of what people can, know, could lend, and would like to learn."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller
from timebank.base.ids import new_id
from timebank.http.etags import ETags
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.listings import skill_queries as queries
from timebank.listings import skills
from timebank.listings.routes import Readers, Writers
from timebank.listings.skill_schemas import Skill, SkillChange, SkillFilters, SkillNew

router = APIRouter(
    prefix="/v1/communities/{community}/skills", tags=["skills"], route_class=Transactional
)

Reader = Annotated[Caller, Allow(*Readers, scope="skills:read")]
Writer = Annotated[Caller, Allow(*Writers, scope="skills:write")]


@router.get("")
async def list_skills(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[SkillFilters, Query()]
) -> Page[Skill]:
    """Skills that the caller may see, the newest first. To other members nobody has a name here.
    Coordinators also find what was told at joining."""
    meant = await skills.meant(tx.connection, tx.community_id, filters.q)
    if meant is None:
        return Page[Skill](items=[], next=None)
    before = window.after(UUID)
    rows = await skills.found(
        tx.connection,
        tx.community_id,
        caller,
        queries.Wanted(**filters.model_dump(exclude={"q"})),
        meant,
        before=before[0] if before else None,
        limit=window.limit + 1,
    )
    return window.page(
        rows, item=lambda row: Skill.of(row, caller, tx.language), key=lambda row: (row.id,)
    )


@router.post("", status_code=201)
async def create_skill(caller: Writer, tx: Tx, sent: SkillNew, etags: ETags) -> Skill:
    """Tell one: one's own, or as a helper or coordinator a member's."""
    new = skills.NewSkill(
        id=sent.id or new_id(),
        member_id=sent.member_id or caller.member_id,
        **sent.model_dump(exclude={"id", "member_id"}),
    )
    await skills.create(tx.connection, tx.community_id, caller, new)
    tx.created(new.id)
    return await _skill(tx, caller, new.id, etags)


@router.get("/{skill_id}")
async def get_skill(skill_id: Id, caller: Reader, tx: Tx, etags: ETags) -> Skill:
    """One skill."""
    return await _skill(tx, caller, skill_id, etags)


@router.patch("/{skill_id}")
async def change_skill(
    skill_id: Id, caller: Writer, tx: Tx, sent: SkillChange, etags: ETags
) -> Skill:
    """Change what it says. Needs If-Match with the ETag that was read."""
    before = await queries.skill(tx.connection, tx.community_id, caller, skill_id, lock=True)
    etags.check(_version(Skill.of(before, caller, tx.language)), required=True)
    changes = sent.model_dump(exclude_unset=True)
    await skills.change(tx.connection, tx.community_id, caller, before, changes)
    return await _skill(tx, caller, skill_id, etags)


@router.post("/{skill_id}/end")
async def end_skill(
    skill_id: Id, caller: Writer, tx: Tx, etags: ETags, _sent: Nothing | None = None
) -> Skill:
    """It is no more, and what it said is let go of. Said twice, nothing happens."""
    before = await queries.skill(tx.connection, tx.community_id, caller, skill_id, lock=True)
    await skills.end(tx.connection, tx.community_id, caller, before)
    return await _skill(tx, caller, skill_id, etags)


async def _skill(tx: Tx, caller: Caller, skill_id: UUID, etags: ETags) -> Skill:
    row = await queries.skill(tx.connection, tx.community_id, caller, skill_id)
    skill = Skill.of(row, caller, tx.language)
    etags.tag(_version(skill))
    return skill


def _version(skill: Skill) -> str:
    """What depends on the language asked for is no version."""
    return skill.model_dump_json(exclude={"words"})
