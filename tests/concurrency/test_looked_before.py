"""What was looked up before a lock is looked up again behind it, or is known by the lock itself.

In most of these everybody has looked, and waits for the accounts; then all of them go on.
"""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from tests.books import A_DAY, Books, Owner
from tests.concurrency.race import at_gate, codes, race, verdict_codes

from timebank.base.ids import ContributionId, TransferId, new_id
from timebank.contributions import statements
from timebank.contributions.rules import Side
from timebank.contributions.statements import Statement
from timebank.db.engine import Connection, call
from timebank.ledger import posting
from timebank.ledger.posting import Verdict


async def passed_on(books: Books, giver: Owner, club: Owner, by: Owner) -> tuple[Verdict, Any]:
    """A credit that went on to the pot, and the line by which it did."""
    await giver.limits(passes_on=True)
    credit = await books.credits(giver, club, 60, by)
    line = await books.row(
        "SELECT id FROM timebank.transfer WHERE community_id = $1 AND reason = 'passed_on'"
    )
    return credit, line["id"]


async def test_a_credit_is_reversed_while_what_it_passed_on_is(
    books: Books, nia: Owner, club: Owner, delyth: Owner, owner_url: str
) -> None:
    credit, donation = await passed_on(books, nia, club, delyth)
    whole = (credit.transfer or {})["id"]
    outcomes = await at_gate(
        owner_url, books, books.reverse(delyth, donation), books.reverse(delyth, whole)
    )
    assert codes(outcomes[1:]) == {"done": 1}
    assert codes(outcomes[:1]) in ({"done": 1}, {"already_reversed": 1})
    assert (await nia.balance(), await (await books.own("pot")).balance()) == (0, 0)
    await books.agree()


async def test_a_credit_is_corrected_while_what_it_passed_on_is_taken_back(
    books: Books, nia: Owner, club: Owner, delyth: Owner, owner_url: str
) -> None:
    credit, donation = await passed_on(books, nia, club, delyth)
    entry = credit.contribution_id
    truth = await books.logged(nia, club, 45, stated_by=delyth, corrects_id=entry)
    outcomes = await at_gate(
        owner_url, books, books.reverse(delyth, donation), books.correct(delyth, truth)
    )
    assert codes(outcomes[1:]) == {"done": 1}
    assert (await nia.balance(), await (await books.own("pot")).balance()) == (0, 45)
    await books.agree()


async def test_an_entry_is_corrected_once(
    books: Books, nia: Owner, club: Owner, delyth: Owner, owner_url: str
) -> None:
    wrong = (await books.credits(nia, club, 60, delyth)).contribution_id

    async def put_right(minutes: int) -> None:
        truth = ContributionId(new_id())
        async with books.transaction() as connection:
            await books.log(connection, truth, nia, club, minutes, corrects_id=wrong)
            await posting.correct(connection, books.id, delyth.actor, truth, "wrong_minutes")

    outcomes = await at_gate(owner_url, books, *(put_right(n) for n in (30, 40, 50)))
    assert codes(outcomes) == {"done": 1, "already_reversed": 2}
    await books.agree()


@pytest.mark.parametrize("state", ["declined", "queried"])
async def test_an_entry_is_credited_or_decided_otherwise(
    books: Books, nia: Owner, club: Owner, delyth: Owner, *, owner_url: str, state: str
) -> None:
    entry = await books.logged(nia, club, 45)
    other = books.query(entry) if state == "queried" else books.decline(entry, delyth)
    said = verdict_codes(await at_gate(owner_url, books, books.verify(delyth, entry), other))
    too_late = "minutes_needed" if state == "queried" else "already_decided"
    assert said in (["done", "already_decided"], [too_late, "done"])
    assert await nia.balance() == (45 if said[0] == "done" else 0)


async def test_one_piece_of_time_is_credited_once_from_phone_sheet_lead_and_import(
    books: Books, nia: Owner, club: Owner, delyth: Owner, owner_url: str
) -> None:
    month = await books.logged(nia, club, 600, day=A_DAY.replace(day=1), days=30)
    entries = [month, *[await books.logged(nia, club, 45) for _ in range(3)]]
    outcomes = await at_gate(owner_url, books, *(books.verify(delyth, e) for e in entries))
    assert sorted(verdict_codes(outcomes)) == ["done", *["looks_like_same_time"] * 3]
    await books.agree()


async def test_hours_are_credited_before_a_balance_is_counted_or_not_at_all(
    books: Books, nia: Owner, club: Owner, delyth: Owner, owner_url: str
) -> None:
    """The balance comes in with its rows; whoever credits later sees them."""
    entry = await books.logged(nia, club, 45)

    async def counted() -> None:
        async with books.transaction() as connection:
            (row,) = await books.write_rows(connection, [nia], day=A_DAY)
            opening = (row, nia.account_id, 60)
            await posting.open_balances(connection, books.id, delyth.actor, [opening])

    said = verdict_codes(await at_gate(owner_url, books, counted(), books.verify(delyth, entry)))
    assert said in (["done", "counted_before"], ["done", "done"])
    assert await nia.balance() == (60 if "counted_before" in said else 105)
    await books.agree()


async def test_a_line_of_an_import_is_changed_before_its_run_is_posted_or_not_at_all(
    books: Books, nia: Owner
) -> None:
    (row,) = await books.import_rows(nia, state="checked")
    line = "timebank.import_row WHERE community_id = $1 AND id = $2"

    async def changed() -> None:
        sql = f"UPDATE {line}".replace("WHERE", "SET outcome = 'refused' WHERE")
        async with books.transaction() as connection:
            await call(connection, sql, books.id, row)

    async with books.transaction() as connection:
        posted = "UPDATE timebank.import_run SET state = 'posted' WHERE community_id = $1"
        await call(connection, f"{posted} AND id = (SELECT run_id FROM {line})", books.id, row)
        change = asyncio.create_task(race(changed()))
        await asyncio.sleep(0.2)
        assert not change.done()
    assert codes(await change) == {"append_only": 1}


@pytest.mark.parametrize("first", ["opened", "undone"])
async def test_a_balance_is_opened_of_a_run_that_stands_or_not_at_all(
    books: Books, nia: Owner, delyth: Owner, first: str
) -> None:
    """Somebody with the service's login says of the run, at that very moment, that it is undone."""
    (row,) = await books.import_rows(nia)
    undo = (
        "UPDATE timebank.import_run SET state = 'undone' WHERE community_id = $1 AND id ="
        " (SELECT run_id FROM timebank.import_row WHERE community_id = $1 AND id = $2)"
    )

    async def acts(act: str, connection: Connection) -> None:
        if act == "undone":
            await call(connection, undo, books.id, row)
        else:
            opening = (row, nia.account_id, 60)
            await posting.open_balances(connection, books.id, delyth.actor, [opening])

    async def second() -> None:
        async with books.transaction() as connection:
            await acts("undone" if first == "opened" else "opened", connection)

    async with books.transaction() as connection:
        await acts(first, connection)
        waiting = asyncio.create_task(race(second()))
        await asyncio.sleep(0.2)
        assert not waiting.done()
    refused = "append_only" if first == "opened" else "kind_unfit"
    assert codes(await waiting) == {refused: 1}
    assert await nia.balance() == (60 if first == "opened" else 0)


async def test_what_becomes_of_thanks_is_by_one_rule_or_the_other(
    books: Books, nia: Owner, club: Owner, delyth: Owner, owner_url: str
) -> None:
    entry = await books.logged(nia, club, 60)
    await at_gate(
        owner_url,
        books,
        nia.limits(passes_on=True),
        books.verify(delyth, entry),
        nia.limits(ceiling_minutes=40),
    )
    pot = await (await books.own("pot")).balance()
    assert (await nia.balance(), pot) in ((0, 60), (60, 0), (40, 20))
    await books.agree()


async def test_a_hold_is_spent_or_released_while_the_rest_is_given_away(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner, *, owner_url: str
) -> None:
    await books.credits(nia, club, 60, delyth)
    hold = await nia.holds(20, club)
    outcomes = await at_gate(
        owner_url,
        books,
        books.capture(nia, hold, 15),
        books.release(hold),
        nia.gives(40, mair),
        nia.gives(20, mair),
    )
    assert codes(outcomes[:2]) == {"done": 1, "already_decided": 1}
    assert codes(outcomes[2:])["done"] >= 1
    await books.agree()


async def test_two_who_state_the_same_two_entries_do_not_wait_for_each_other(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner
) -> None:
    """Each says other minutes than the givers did, and credits theirs."""
    entries = [await books.logged(giver, club, 60) for giver in (nia, mair)]

    async def thanks(minutes: int) -> list[Verdict]:
        told = [Statement(new_id(), e, Side.RECEIVER, delyth.id, minutes) for e in entries]
        async with books.transaction() as connection:
            await statements.state(connection, books.id, told[:: 1 if minutes == 30 else -1])
            decisions = [(entry, minutes) for entry in entries]
            return await posting.verify(connection, books.id, delyth.actor, decisions)

    outcomes = await race(thanks(30), thanks(40))
    assert sorted(verdict_codes(outcomes)) == ["already_decided", "done"]
    assert await nia.balance() in (30, 40)


async def test_a_claim_and_the_confirmation_of_its_entry_come_one_after_the_other(
    books: Books, nia: Owner, club: Owner, delyth: Owner, owner_url: str
) -> None:
    """First the claim, and a person decides; or it is kept beside what was credited."""
    entry = await books.logged(nia, club, 60)
    told = Statement(new_id(), entry, Side.RECEIVER, delyth.id, 45)

    async def claim() -> None:
        async with books.transaction() as connection:
            await statements.state(connection, books.id, [told])

    said = verdict_codes(await at_gate(owner_url, books, books.verify(delyth, entry), claim()))
    assert said in (["done", "done"], ["minutes_needed", "done"])
    assert await nia.balance() == (60 if said[0] == "done" else 0)


async def test_what_was_called_separate_is_not_from_what_was_on_its_way(
    books: Books, nia: Owner, club: Owner, delyth: Owner
) -> None:
    """An import that had not ended yet: whoever called the other entry separate did not see it."""
    coming = ContributionId(new_id())
    first = await books.logged(nia, club, 60)
    async with books.transaction() as connection:
        await books.log(connection, coming, nia, club, 45)
        second = await books.logged(nia, club, 30)
        await books.separate(second, delyth)
    await books.decline(first, delyth)
    await books.verify(delyth, second)
    assert verdict_codes([await books.verify(delyth, coming)]) == ["looks_like_same_time"]


async def test_reversals_of_many_lines_in_any_order_do_not_stop_each_other(
    books: Books, nia: Owner, mair: Owner, club: Owner, delyth: Owner, *, owner_url: str
) -> None:
    """Some of them were passed on; and holds lapse meanwhile, which are locked before accounts."""
    await nia.limits(passes_on=True)
    lines = []
    for who in (nia, mair):
        for day in (A_DAY, A_DAY + timedelta(1)):
            credit = await books.credits(who, club, 9, delyth, day=day)
            lines.append(TransferId((credit.transfer or {})["id"]))
    for _ in range(5):
        await mair.holds(1, club, lasts=timedelta(milliseconds=80))
    outcomes = await at_gate(
        owner_url,
        books,
        books.reverse(delyth, *lines[:3]),
        books.reverse(delyth, *lines[::-1][:3]),
        *(books.reverse(delyth, line) for line in lines),
    )
    assert set(codes(outcomes)) <= {"done", "already_reversed"}
    await books.agree()
