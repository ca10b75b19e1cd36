"""What `timebank import` does, with the service's login: try, show, ask, post; or undo."""

import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import structlog
from rich.console import Console
from rich.prompt import Confirm

from timebank.activities import queries as activities
from timebank.base.actors import Caller, Language, Role
from timebank.base.ids import CommunityId, MemberId
from timebank.base.text import fold_name
from timebank.base.words import say
from timebank.cli.communities import one_community
from timebank.cli.failures import Stop
from timebank.cli.import_doubts import show_answers, show_doubts
from timebank.cli.import_shown import problems_file, show_run, shown_progress
from timebank.cli.interruptions import at_once
from timebank.contributions.community_queries import members_by_number
from timebank.db.engine import AnyRow, Connection, Database, enter
from timebank.imports import queries, service, undoing
from timebank.imports.columns import ImportKind
from timebank.imports.run_schemas import ImportRow, ImportRun
from timebank.imports.schemas import ImportOptions
from timebank.imports.service import Agreed, Asked
from timebank.imports.staged import TAKEN
from timebank.organisations import queries as organisations
from timebank.roles import queries as roles
from timebank.roles.rules import Place
from timebank.second_person.service import Waits

Id = TypeVar("Id", bound=UUID)

ROWS_LOOKED_AT = 2_000
PAGE_ROWS = 1_000
_log = structlog.get_logger()


@dataclass(frozen=True)
class Desk:
    """Who works on which books, and where and in which language it is shown."""

    database: Database
    community_id: CommunityId
    caller: Caller
    console: Console
    language: Language

    def tell(self, message: str, **facts: str | int) -> None:
        """Show a message of the import's."""
        self.console.print(_words(self.language, message, **facts), markup=False)


@dataclass(frozen=True)
class Manner:
    """How a file is brought in: `problems` takes all that is said of rows."""

    problems: Path | None
    dry_run: bool
    yes: bool


@dataclass(frozen=True)
class Wish:
    """A file, and what is to be done with it. Organisation and activity are names or ids."""

    path: Path
    kind: ImportKind
    options: ImportOptions
    organisation: str | None
    activity: str | None
    manner: Manner


@asynccontextmanager
async def at_desk(
    url: str, community: str | None, number: str, language: Language
) -> AsyncIterator[Desk]:
    """The desk of the member with this number, as a coordinator. Raises Stop."""
    database = Database(url, pooled=False)
    try:
        async with database.transaction() as connection:
            community_id = await one_community(connection, community)
            await enter(connection, community_id)
            found = await members_by_number(connection, community_id, [number])
            if number not in found:
                raise Stop(_words(language, "number-unknown", number=number))
            member_id = MemberId(found[number])
            place = Place(member_id, Role.COORDINATOR)
            if await roles.held(connection, community_id, place) is None:
                raise Stop(_words(language, "number-of-no-coordinator", number=number))
        caller = Caller(Role.COORDINATOR, member_id, community_id, member_id)
        yield Desk(database, community_id, caller, Console(), language)
    finally:
        await database.close()


async def bring_in(desk: Desk, wish: Wish) -> None:
    """Try a file, show what comes of it, and post what was agreed."""
    manner = wish.manner
    row = await _check(desk, wish)
    run = ImportRun.of(row, desk.language)
    show_run(desk.console, run, desk.language)
    await _show_rows(desk, row, run)
    if manner.problems:
        await _write_problems(desk, row, manner.problems)
        desk.tell("problems", path=str(manner.problems))
    if manner.dry_run or not (manner.yes or _nothing(run) or _agreed(desk, run)):
        desk.tell("unchanged")
        return
    await _post(desk, row)
    desk.tell("posted", id=str(row.id))


async def undo(desk: Desk, run_id: UUID) -> None:
    """Undo an import."""
    with shown_progress(desk.console, desk.language) as progress:
        async with desk.database.transaction(desk.community_id) as connection:
            row = await undoing.undo(
                connection, desk.community_id, desk.caller, run_id, progress=progress
            )
    if isinstance(row, Waits):
        desk.tell("undo-waits", id=str(row.row.id))
        return
    _log.info("import_undone", import_id=str(run_id))
    desk.tell("undone", **row.counts["undone"])


async def _check(desk: Desk, wish: Wish) -> AnyRow:
    with shown_progress(desk.console, desk.language) as progress:
        async with desk.database.transaction(desk.community_id) as connection:
            options = await _with_ids(desk, connection, wish)
            sent = options.model_dump(mode="json", exclude_defaults=True)
            asked = Asked(wish.path, wish.kind, options.read(), sent)
            row = await service.check(
                connection, desk.community_id, desk.caller, asked, progress=progress
            )
    return row


async def _post(desk: Desk, row: AnyRow) -> None:
    agreed = Agreed(row.checked_at, row.counts.get("refused", {}).get("rows", 0))
    with shown_progress(desk.console, desk.language) as progress:
        async with desk.database.transaction(desk.community_id) as connection:
            await service.post(
                connection, desk.community_id, desk.caller, row.id, agreed, progress=progress
            )
    _log.info("import_posted", import_id=str(row.id), kind=row.kind)


def _agreed(desk: Desk, run: ImportRun) -> bool:
    """Whether the person says yes. Raises Stop where nobody is there to be asked."""
    if not sys.stdin.isatty():
        raise Stop(_words(desk.language, "nobody-asked"))
    words = _words(desk.language, "ask")
    if run.left_out_rows:
        words = _words(desk.language, "ask-without", rows=run.left_out_rows)
    question = Confirm(words, console=desk.console)
    question.choices = [_words(desk.language, "yes"), _words(desk.language, "no")]
    question.validate_error_message = _words(desk.language, "yes-or-no")
    with at_once():
        return question(default=False)


def _nothing(run: ImportRun) -> bool:
    """Whether nobody need be asked, for no row can be taken: then it is said on posting."""
    return not any(getattr(run.counts, outcome).rows for outcome in TAKEN)


async def _show_rows(desk: Desk, row: AnyRow, run: ImportRun) -> None:
    """What is asked about the rows that are left out, and about those that wait; and which are
    credited without a measure."""
    looked_at: list[ImportRow] = []
    for outcome in ("refused", "waiting"):
        rows, all_rows = await _rows(desk, row, outcome), getattr(run.counts, outcome).rows
        show_doubts(desk.console, rows, all_rows, sheets=len(run.sheets), language=desk.language)
        looked_at += rows
    marked = await _rows(desk, row, "credited", marked=True)
    all_marked = run.without_measures_rows
    show_doubts(desk.console, marked, all_marked, sheets=len(run.sheets), language=desk.language)
    show_answers(desk.console, looked_at, desk.language)


async def _rows(
    desk: Desk, run: AnyRow, outcome: str, *, marked: bool | None = None
) -> list[ImportRow]:
    """The first of them."""
    async with desk.database.transaction(desk.community_id) as connection:
        rows = await queries.rows(
            connection,
            desk.community_id,
            run.id,
            outcome=outcome,
            after=None,
            limit=ROWS_LOOKED_AT,
            marked=marked,
        )
    return [ImportRow.of(row, run, desk.language, typed=True) for row in rows]


async def _write_problems(desk: Desk, run: AnyRow, path: Path) -> None:
    """All that is said of rows, page by page."""
    with problems_file(path, desk.language) as write:
        after = None
        async with desk.database.transaction(desk.community_id) as connection:
            while rows := await queries.rows(
                connection,
                desk.community_id,
                run.id,
                outcome=None,
                after=after,
                limit=PAGE_ROWS,
            ):
                write([ImportRow.of(row, run, desk.language, typed=True) for row in rows])
                after = rows[-1].position


async def _with_ids(desk: Desk, connection: Connection, wish: Wish) -> ImportOptions:
    """The options with the ids of what was named. Raises Stop for what is not exactly one."""
    named: dict[str, UUID] = {}
    if wish.organisation:
        groups = {
            one.id: (one.name_en, one.name_cy)
            for one in await organisations.directory(connection, desk.community_id)
        }
        named["organisation_id"] = _one(desk, groups, wish.organisation, "--organisation")
    if wish.activity:
        kinds = {
            one.id: (one.name_en, one.name_cy, *one.aliases)
            for one in await activities.directory(connection, desk.community_id)
        }
        named["activity_id"] = _one(desk, kinds, wish.activity, "--activity")
    return wish.options.model_copy(update=named)


def _one(desk: Desk, known: Mapping[Id, Sequence[str | None]], said: str, option: str) -> Id:
    """What goes by this name, or has this id."""
    fitting = {
        one
        for one, names in known.items()
        if said.lower() == str(one) or fold_name(said) in {fold_name(name or "") for name in names}
    }
    if len(fitting) != 1:
        found = "several-named" if fitting else "none-named"
        raise Stop(_words(desk.language, found, option=option, said=said))
    return fitting.pop()


def _words(language: Language, message: str, **facts: str | int) -> str:
    return say(language, f"import-{message}", **facts)
