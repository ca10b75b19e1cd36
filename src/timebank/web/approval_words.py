"""What somebody asks a second person for, in words: each kind with what there is to know of it."""

from uuid import UUID

from timebank.accounts import queries as accounts
from timebank.accounts import transfer_queries as transfers
from timebank.activities import queries as activities
from timebank.base.words import minutes_in_words, say
from timebank.clients import queries as clients
from timebank.contributions import correcting
from timebank.contributions import queries as contributions
from timebank.contributions.rules import Entry
from timebank.db.engine import AnyRow
from timebank.imports import queries as imports
from timebank.imports.staged import TAKEN
from timebank.second_person.rules import Kind
from timebank.web.dates import day_in_words, day_of
from timebank.web.names import name_of, name_of_member, name_of_organisation, welsh
from timebank.web.routing import Inside

Facts = list[tuple[str, str]]
"""A message that says what it is, and the words for it."""

MOST_NAMES = 20


async def name_of_asker(inside: Inside, row: AnyRow) -> str:
    """A member's name, or an app's."""
    if row.asked_by_kind == "member":
        return await name_of_member(inside, row.asked_by)
    app = await clients.client(inside.connection, inside.community_id, row.asked_by)
    return str(app.name) if app is not None else ""


async def about(inside: Inside, row: AnyRow) -> Facts:
    """Whom it concerns, and how it would be afterwards."""
    match Kind(row.kind):
        case Kind.REVERSAL:
            return await _reversal(inside, row.subject_id)
        case Kind.GRANT | Kind.LEAVING:
            return await _granted(inside, row)
        case Kind.CORRECTION:
            return await _correction(inside, row)
        case Kind.LIMITS:
            return await _limits(inside, row)
        case Kind.THANKS:
            return await _thanks(inside, row)
        case Kind.IMPORT_UNDO:
            return await _import(inside, row.subject_id)


async def _granted(inside: Inside, row: AnyRow) -> Facts:
    if row.kind == Kind.LEAVING:
        name = await name_of(inside, row.terms["receiver_type"], row.subject_id)
        return [("page-approval-leaver", name)]
    return [("page-approval-to", await _owner(inside, UUID(row.terms["credit_account_id"])))]


async def _owner(inside: Inside, account_id: UUID) -> str:
    party = await accounts.party(inside.connection, inside.community_id, account_id)
    return await name_of(inside, party.type, party.owner_id) if party else ""


async def _reversal(inside: Inside, transfer_id: UUID) -> Facts:
    row = await transfers.transfer(inside.connection, inside.community_id, transfer_id)
    if row is None:
        return []
    return [
        ("page-approval-was", say(inside.place.language, f"transfer-{row.kind}")),
        ("page-approval-from", await _owner(inside, row.debit_account_id)),
        ("page-approval-to", await _owner(inside, row.credit_account_id)),
    ]


async def _correction(inside: Inside, row: AnyRow) -> Facts:
    """What stands, and what would stand in its place."""
    entries = await contributions.entries(inside.connection, inside.community_id, [row.subject_id])
    stood = entries.get(row.subject_id)
    if stood is None:
        return []
    before, after = await _entry(inside, stood), await _entry(inside, correcting.entry(row.terms))
    return [
        (words, told if told == then else f"{told} \N{RIGHTWARDS ARROW} {then}")
        for (words, told), (_, then) in zip(before, after, strict=True)
    ]


async def _entry(inside: Inside, entry: Entry) -> Facts:
    language = inside.place.language
    days = [day_in_words(language, day) for day in (entry.worked_from, entry.worked_on)]
    activity = await activities.activity(inside.connection, inside.community_id, entry.activity_id)
    return [
        ("page-approval-giver", await name_of_member(inside, entry.giver_id)),
        (
            "page-approval-receiver",
            await name_of(inside, entry.receiver_type, entry.receiver_id),
        ),
        ("page-approval-activity", activity.name_cy if welsh(inside) else activity.name_en),
        ("page-approval-days", " \N{EN DASH} ".join(dict.fromkeys(days))),
        ("page-approval-minutes", _time(inside, entry.minutes)),
    ]


async def _limits(inside: Inside, row: AnyRow) -> Facts:
    limits = [
        (f"page-approval-{name}", _time(inside, row.terms[name]))
        for name in ("floor_minutes", "ceiling_minutes")
        if name in row.terms
    ]
    return [("page-approval-account", await _owner(inside, row.subject_id)), *limits]


async def _thanks(inside: Inside, row: AnyRow) -> Facts:
    ids = [UUID(one["id"]) for one in row.terms["contributions"]]
    entries = await contributions.entries(inside.connection, inside.community_id, ids)
    givers = list(dict.fromkeys(entry.giver_id for entry in entries.values()))
    names = [await name_of_member(inside, one) for one in givers[:MOST_NAMES]]
    if len(givers) > MOST_NAMES:
        names.append("…")
    thanked = [("page-approval-thanked", ", ".join(names))]
    if row.asked_for is None:
        return thanked
    return [("page-approval-group", await name_of_organisation(inside, row.asked_for)), *thanked]


async def _import(inside: Inside, run_id: UUID) -> Facts:
    run = await imports.run(inside.connection, inside.community_id, run_id)
    language, zone = inside.place.language, inside.place.community.time_zone
    rows = sum(run.counts.get(outcome, {}).get("rows", 0) for outcome in TAKEN)
    return [
        ("page-approval-brought", say(language, f"page-approval-brought-{run.kind}")),
        ("page-approval-posted", day_in_words(language, day_of(run.posted_at, zone))),
        ("page-approval-rows", f"{rows:,}"),
    ]


def _time(inside: Inside, minutes: int | None) -> str:
    language = inside.place.language
    return (
        say(language, "page-approval-none")
        if minutes is None
        else minutes_in_words(language, minutes)
    )
