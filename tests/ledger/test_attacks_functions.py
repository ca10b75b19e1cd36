"""The doors of the books, knocked at with whatever comes to mind. Each is refused by its rule."""

import pytest
from tests.ledger.prompt import Prompt

HOUR = "timebank.ledger_now() + interval '1 hour'"
MOVE = """
    SELECT timebank.move('{{town}}', 'member', '{{{by}}}', '{kind}', ARRAY['{{new}}']::uuid[],
        ARRAY['{{{debit}}}']::uuid[], ARRAY['{{{credit}}}']::uuid[], ARRAY[{minutes}]::bigint[],
        {reason})
"""
REVERSE = """
    SELECT timebank.reverse('{{town}}', 'member', '{{{by}}}', ARRAY[{transfers}]::uuid[],
        ARRAY['{{new}}', '{{other}}']::uuid[], ARRAY[NULL, NULL]::uuid[], {reason})
"""
HOLD = """
    SELECT timebank.hold_place('{{town}}', '{{{by}}}', '{{new}}', '{{{account}}}', '{{{partner}}}',
        {minutes}, {until}, {reason})
"""
CAPTURE = "SELECT timebank.hold_capture('{{town}}', 'member', '{{nia}}', '{{{}}}', {}, '{{new}}')"
LIMITS = """
    SELECT timebank.limits_set('{{town}}', 'member', '{{delyth}}', '{{new}}', '{{{}}}',
        {floor}, {ceiling}, false, {closed}, NULL, NULL)
"""
OPEN = """
    SELECT timebank.account_open('{{town}}', ARRAY['{{{account}}}']::uuid[], '{}',
        ARRAY['{{{}}}']::uuid[], {floor}, NULL)
"""
OPENING = """
    SELECT timebank.open_balances('{{town}}', 'member', '{{delyth}}',
        (ARRAY['{{new}}', '{{other}}']::uuid[])[1:{count}], ARRAY[{rows}]::uuid[],
        ARRAY[{accounts}]::uuid[], ARRAY[{minutes}]::bigint[])
"""

STATED = """
    SELECT refusal FROM unnest(timebank.verify_stated('{{town}}', '{kind}', '{{{by}}}',
        ARRAY['{{{row}}}']::uuid[], ARRAY['{{new}}']::uuid[], ARRAY['{{other}}']::uuid[],
        ARRAY['{{{giver}}}']::uuid[], ARRAY['{to}'], ARRAY['{{{receiver}}}']::uuid[],
        ARRAY['{{gardening}}']::uuid[], ARRAY['2025-07-03']::date[], ARRAY['2025-07-03']::date[],
        ARRAY[{minutes}]::bigint[]))
"""


def move(kind: str, debit: str, credit: str, minutes: object = 5, **more: str) -> str:
    facts = {"by": "nia", "reason": "NULL", **more}
    return MOVE.format(kind=kind, debit=debit, credit=credit, minutes=minutes, **facts)


def reverse(*transfers: str, by: str = "delyth", reason: str = "'mistake'") -> str:
    named = ", ".join(f"'{{{name}}}'" for name in transfers)
    return REVERSE.format(by=by, transfers=named, reason=reason)


def hold(minutes: int = 5, **more: str) -> str:
    facts = {"by": "nia", "account": "nia_account", "partner": "club_account", "until": HOUR}
    return HOLD.format(**{**facts, "reason": "NULL", **more}, minutes=minutes)


def capture(name: str, minutes: object = 1) -> str:
    return CAPTURE.format(name, minutes)


def limits(account: str, **more: object) -> str:
    return LIMITS.format(account, **{"floor": 0, "ceiling": "NULL", "closed": "false", **more})


def opens(kind: str, owner: str, *, floor: int = 0, account: str = "new") -> str:
    return OPEN.format(kind, owner, floor=floor, account=account)


def opening(account: str, minutes: int, *rows: str) -> str:
    return OPENING.format(
        count=len(rows),
        rows=", ".join(f"'{{{row}}}'" for row in rows),
        accounts=", ".join([f"'{{{account}}}'"] * len(rows)),
        minutes=", ".join([str(minutes)] * len(rows)),
    )


def stated(**told: object) -> str:
    """A line of an import, written down as verified: an hour of Nia's for the club, by Delyth."""
    facts = {"kind": "member", "by": "delyth", "row": "hours_row", "giver": "nia", "minutes": 60}
    facts |= {"to": "organisation", "receiver": "club"}
    return STATED.format(**(facts | told))


GONE = "'2001-01-01'::timestamptz"
NOBODY = "actor_unknown"
KNOCKS = [
    # Gifts, donations, grants, retirements, expiries.
    (move("gift", "nia_account", "mair_account", 1000), "23514", "account_floor"),
    (move("gift", "nia_account", "mair_account", 2**62), "23514", "account_floor"),
    (move("gift", "nia_account", "mair_account", 0), "23514", "transfer_lawful"),
    (move("gift", "nia_account", "mair_account", -5), "23514", "transfer_lawful"),
    (move("gift", "nia_account", "nia_account"), "23514", "transfer_lawful"),
    (move("gift", "nia_account", "club_account"), "23514", "transfer_lawful"),
    (move("gift", "nia_account", "pot_account"), "23514", "transfer_lawful"),
    (move("gift", "nia_account", "ifan_account"), "23514", "account_closed"),
    (move("gift", "nia_account", "owen_account"), "23514", "account_unknown"),
    (move("gift", "owen_account", "nia_account"), "23514", "account_unknown"),
    (move("gift", "nia_account", "new"), "23514", "account_unknown"),
    (move("gift", "nia_account", "mair_account", by="mair"), "23514", "reason_needed"),
    (move("gift", "nia_account", "mair_account", reason="'because'"), "23514", "transfer_lawful"),
    (
        move("gift", "nia_account", "mair_account", by="mair", reason="'merge'"),
        "23514",
        "own_gain",
    ),
    (move("gift", "nia_account", "mair_account", by="new", reason="'other'"), "23514", NOBODY),
    (move("gift", "nia_account", "mair_account", by="owen", reason="'other'"), "23514", NOBODY),
    (move("gift", "nia_account", "mair_account", by="club", reason="'other'"), "23514", NOBODY),
    (move("donate", "nia_account", "mair_account"), "23514", "transfer_lawful"),
    (move("donate", "nia_account", "pot_account", by="mair"), "23514", "reason_needed"),
    (
        move("donate", "nia_account", "pot_account", reason="'passed_on'"),
        "23514",
        "transfer_lawful",
    ),
    (move("donate", "nia_account", "pot_account", reason="'ceiling'"), "23514", "transfer_lawful"),
    (move("grant", "pot_account", "nia_account", by="delyth"), "23514", "reason_needed"),
    (
        move("grant", "pot_account", "nia_account", by="delyth", reason="'welcome'"),
        "23514",
        "account_floor",
    ),
    (
        move("grant", "pot_account", "nia_account", by="nia", reason="'welcome'"),
        "23514",
        "own_gain",
    ),
    (
        move("grant", "contributions_account", "nia_account", by="delyth", reason="'welcome'"),
        "23514",
        "transfer_lawful",
    ),
    (move("retire", "nia_account", "retired_account"), "23514", "transfer_lawful"),
    (move("expire", "nia_account", "retired_account"), "23514", "reason_needed"),
    (move("thank", "contributions_account", "nia_account"), "23514", "transfer_lawful"),
    (move("exchange", "mair_account", "nia_account"), "23514", "transfer_lawful"),
    (move("spend", "nia_account", "club_account"), "23514", "transfer_lawful"),
    (move("opening", "contributions_account", "nia_account"), "23514", "transfer_lawful"),
    (move("reversal", "contributions_account", "nia_account"), "23514", "transfer_lawful"),
    (
        move("gift", "nia_account", "mair_account").replace("{new}", "{thank}"),
        "23505",
        "transfer_pkey",
    ),
    (
        move("gift", "nia_account", "mair_account").replace("'member'", "'ghost'"),
        "23514",
        "transfer_lawful",
    ),
    # Reversals.
    (reverse("new"), "23514", "not_found"),
    (reverse("mistake"), "23514", "already_reversed"),
    (reverse("gift", "gift"), "23505", "transfer_reverses_key"),
    (reverse("reversal"), "23514", "reversal_is_final"),
    (reverse("gift", by="nia"), "23514", "own_reversal"),
    (reverse("gift", by="other"), "23514", NOBODY),
    (reverse("gift", by="owen"), "23514", NOBODY),
    (reverse("gift", reason="NULL"), "23514", "reason_needed"),
    (reverse("gift", reason="'because'"), "23514", "transfer_lawful"),
    # Holds.
    (hold(1000), "23514", "account_floor"),
    (hold(0), "23514", "hold_minutes"),
    (hold(-5), "23514", "hold_minutes"),
    (hold(until=GONE), "23514", "hold_lapsed"),
    (hold(until="'infinity'::timestamptz"), "23514", "hold_expires"),
    (hold(partner="mair_account"), "23514", "not_a_partner"),
    (hold(partner="owen_account"), "23514", "not_a_partner"),
    (hold(account="club_account"), "23514", "not_a_partner"),
    (hold(account="contributions_account"), "23514", "account_unknown"),
    (hold(account="ifan_account", by="ifan"), "23514", "account_closed"),
    (hold(by="mair"), "23514", "reason_needed"),
    (hold(reason="'because'"), "23514", "hold_reason"),
    (capture("new"), "23514", "not_found"),
    (capture("spent"), "23514", "already_decided"),
    (capture("released"), "23514", "already_decided"),
    (capture("lapsed"), "23514", "hold_lapsed"),
    (capture("hold", 21), "23514", "hold_captured"),
    (capture("hold", 0), "23514", "hold_captured"),
    (capture("hold", -20), "23514", "hold_captured"),
    (capture("hold", "NULL"), "23514", "hold_captured"),
    (f"{capture('hold')}; {capture('hold')}", "23514", "already_decided"),
    ("SELECT timebank.hold_release('{town}', '{spent}')", "23514", "already_decided"),
    # Limits and accounts.
    (limits("nia_account", floor=40), "23514", "limit_stranded"),
    (limits("club_account", floor=1), "23514", "balance_limits"),
    (limits("nia_account", floor=-(10**10)), "23514", "balance_limits"),
    (limits("nia_account", ceiling=0), "23514", "limit_stranded"),
    (limits("nia_account", ceiling=10**10), "23514", "balance_limits"),
    (limits("nia_account", ceiling=30), "23514", "limit_stranded"),
    (limits("nia_account", closed="true"), "23514", "account_not_empty"),
    (limits("pot_account", closed="true"), "23514", "pot_stays_open"),
    (limits("pot_account", ceiling=100), "23514", "pot_stays_open"),
    (limits("contributions_account"), "23514", "account_unknown"),
    (limits("owen_account"), "23514", "account_unknown"),
    (opens("clearing", "town"), "23514", "account_type"),
    (opens("member", "nia"), "23505", "account_community_id_owner_id_type_key"),
    (opens("contributions", "town"), "23505", "account_community_id_owner_id_type_key"),
    (opens("member", "town"), "23514", "account_owner"),
    (opens("opening", "nia"), "23514", "account_owner"),
    (opens("pot", "town"), "23514", "account_pot_last"),
    (opens("member", "other", floor=1), "23514", "balance_limits"),
    (opens("member", "other", account="nia_account"), "23505", "account_pkey"),
    # Openings.
    (opening("club_account", 60, "other"), "23503", "opening_has_import_row"),
    (
        f"{reverse('opening')}; {opening('mair_account', 60, 'used_row')}".replace(
            "(ARRAY['{new}', ", "(ARRAY['{other}', "
        ),
        "23505",
        "transfer_import_row_key",
    ),
    (opening("club_account", 60, "hours_row"), "23514", "opening_of_another"),
    (opening("club_account", 60, "unposted_row"), "23514", "opening_of_another"),
    (opening("nia_account", 60, "row"), "23514", "opening_of_another"),
    (opening("mair_account", 60, "row"), "23514", "already_opened"),
    (opening("club_account", 60, "row", "used_row"), "23514", "already_opened"),
    (opening("club_account", 0, "row"), "23514", "transfer_lawful"),
    (opening("club_account", 10**10, "row"), "23514", "transfer_lawful"),
    (opening("pot_account", 60, "pot_row"), "23514", "transfer_lawful"),
    (opening("ifan_account", -60, "ifan_row"), "23514", "account_closed"),
    # Lines of an import that are written down as verified.
    (stated(by="nia"), "23514", "own_contribution"),
    (stated(kind="rule", by="nia"), "23514", "own_contribution"),
    (stated(by="owen"), "23514", NOBODY),
    (stated(giver="owen"), "23514", "contribution_parties"),
    (stated(receiver="mair"), "23514", "contribution_parties"),
    (stated(minutes=0), "23514", "contribution_minutes"),
    (stated(minutes=1441), "23514", "contribution_minutes"),
    (stated(row="other"), "23503", "contribution_import_row"),
    (stated(row="waiting"), "23505", "contribution_pkey"),
    (stated(minutes="60, 60"), "23514", "contribution_parties"),
    (stated(to="member", receiver="mair", minutes=900), "23503", "verified_has_credit"),
    (f"{stated()}; {stated()}", "23505", "contribution_pkey"),
]


async def test_a_line_of_an_import_is_credited_as_it_is_written_down(prompt: Prompt) -> None:
    assert await prompt.asks(stated()) == [None]


@pytest.mark.parametrize(("sql", "sqlstate", "by"), KNOCKS)
async def test_a_door_opens_only_to_what_is_lawful(
    prompt: Prompt, sql: str, sqlstate: str, by: str
) -> None:
    await prompt.refused(sql, sqlstate, by)


VERDICTS = [
    # by whose hand, which entry, minutes decided, and the rule that stands in the way
    ("member", "nia", "waiting", "NULL", "own_contribution"),
    ("client", "nia", "waiting", "NULL", "own_contribution"),
    ("client", "delyth", "waiting", "NULL", "own_contribution"),
    ("rule", "delyth", "waiting", "NULL", "own_contribution"),
    ("member", "mair", "new", "NULL", "not_found"),
    ("member", "mair", "thanked_entry", "NULL", "already_decided"),
    ("member", "mair", "waiting", "30", "claims_differ"),
    ("member", "mair", "doubted", "NULL", "minutes_needed"),
    ("member", "mair", "doubted", "0", "contribution_minutes"),
    ("member", "mair", "doubted", "1441", "contribution_minutes"),
    ("member", "mair", "waiting", "NULL", "account_floor"),
]


@pytest.mark.parametrize(("kind", "by", "entry", "minutes", "refusal"), VERDICTS)
async def test_an_entry_is_credited_by_no_one_who_may_not(
    prompt: Prompt, *, kind: str, by: str, entry: str, minutes: str, refusal: str
) -> None:
    sql = (
        f"SELECT refusal FROM timebank.verify('{{town}}', '{kind}', '{{{by}}}',"
        f" ARRAY['{{{entry}}}']::uuid[], ARRAY['{{new}}']::uuid[], ARRAY['{{other}}']::uuid[],"
        f" ARRAY[{minutes}]::bigint[])"
    )
    assert await prompt.asks(sql) == [refusal]


async def test_an_entry_is_credited_once_though_it_stands_in_a_batch_twice(prompt: Prompt) -> None:
    sql = (
        "SELECT refusal FROM timebank.verify('{town}', 'member', '{delyth}',"
        " ARRAY['{group_entry}', '{group_entry}']::uuid[], ARRAY['{new}', '{other}']::uuid[],"
        " ARRAY['{new}', '{other}']::uuid[], ARRAY[NULL, NULL]::bigint[])"
    )
    assert await prompt.asks(sql) == [None, "already_decided"]


CORRECTIONS = [
    # what was true of the helped entry: who gave, to whom, how long; by whom; the rule in the way
    ("nia", "mair", 6, "nia", "own_contribution"),
    ("delyth", "mair", 5, "nia", "own_contribution"),
    ("nia", "mair", 4, "mair", "own_contribution"),
    ("nia", "delyth", 5, "mair", "own_contribution"),
]


@pytest.mark.parametrize(("giver", "receiver", "minutes", "by", "refusal"), CORRECTIONS)
async def test_nobody_corrects_to_their_own_gain(
    prompt: Prompt, *, giver: str, receiver: str, minutes: int, by: str, refusal: str
) -> None:
    told = (
        "INSERT INTO timebank.contribution (community_id, id, giver_id, receiver_type, receiver_id,"
        " activity_id, worked_from, worked_on, minutes, state, stated_by, logged_at, corrects_id)"
        f" VALUES ('{{town}}', '{{new}}', '{{{giver}}}', 'member', '{{{receiver}}}',"
        f" '{{gardening}}', '2025-05-01', '2025-05-01', {minutes}, 'logged', '{{{by}}}', now(),"
        " '{helped_entry}')"
    )
    correct = (
        f"SELECT timebank.correct('{{town}}', 'member', '{{{by}}}', '{{new}}', '{{new}}',"
        " '{new}', '{other}', '{other}', 'wrong_minutes')"
    )
    await prompt.refused(f"{told}; {correct}", "23514", refusal)


async def test_what_was_never_credited_cannot_be_corrected(prompt: Prompt) -> None:
    correct = (
        "SELECT timebank.correct('{town}', 'member', '{delyth}', '{waiting}', '{new}', '{new}',"
        " '{other}', '{other}', 'wrong_minutes')"
    )
    await prompt.refused(correct, "23514", "not_credited")
