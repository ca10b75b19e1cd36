"""What the books hold once the small demo has been lived."""

from datetime import timedelta

from tests.demo.conftest import LAST_DAY, Books

from timebank.base.ids import CommunityId
from timebank.demo import queries
from timebank.people.rules import member_number

REVERSED = """EXISTS (SELECT FROM timebank.transfer r
    WHERE r.community_id = t.community_id AND r.reverses_id = t.id)"""


async def test_every_balance_is_what_the_plan_foresaw(books: Books) -> None:
    stored = await books.rows(
        "SELECT a.community_id, a.owner_id, a.type, b.balance FROM timebank.balance b"
        " JOIN timebank.account a ON a.community_id = b.community_id AND a.id = b.account_id"
    )
    expected = {plan.id: plan.tally.balance for plan in books.plans}
    for community_id, owner_id, kind, minutes in stored:
        owner = "pot" if kind == "pot" else owner_id
        assert expected[community_id][owner] == minutes
    assert len(stored) == sum(
        len(plan.cast.people) + len(plan.cast.groups) + 1 for plan in books.plans
    )


async def test_stored_balances_are_the_sums_of_the_lines(books: Books) -> None:
    drift = await books.value("""
        SELECT count(*) FROM timebank.balance b WHERE b.balance <> coalesce((
            SELECT sum(CASE b.account_id
                WHEN t.credit_account_id THEN t.minutes ELSE -t.minutes END)
            FROM timebank.transfer t WHERE t.community_id = b.community_id
                AND b.account_id IN (t.debit_account_id, t.credit_account_id)), 0)
    """)
    assert drift == 0


async def test_held_minutes_are_the_sums_of_the_holds(books: Books) -> None:
    drift = await books.value("""
        SELECT count(*) FROM timebank.balance b WHERE b.held <> coalesce((
            SELECT sum(h.minutes) FROM timebank.hold h WHERE h.community_id = b.community_id
                AND h.account_id = b.account_id AND h.state = 'held'), 0)
    """)
    assert drift == 0


async def test_every_credit_has_its_contribution_of_the_same_minutes(books: Books) -> None:
    unmatched = await books.value("""
        SELECT count(*) FROM timebank.transfer t
        LEFT JOIN timebank.contribution c
            ON c.community_id = t.community_id AND c.id = t.contribution_id
                AND c.minutes = t.minutes AND c.state = 'verified'
        WHERE t.kind IN ('thank', 'exchange') AND c.id IS NULL
    """)
    assert unmatched == 0


async def test_each_month_holds_the_minutes_that_were_planned(books: Books) -> None:
    for plan in books.plans:
        found = await books.rows(
            "SELECT extract(year FROM c.worked_on)::int, extract(month FROM c.worked_on)::int,"
            " sum(c.minutes)::int FROM timebank.contribution c JOIN timebank.transfer t"
            " ON t.community_id = c.community_id AND t.contribution_id = c.id"
            f" WHERE c.community_id = :community AND NOT {REVERSED} GROUP BY 1, 2",
            community=plan.id,
        )
        expected = {
            month: minutes for month, minutes in plan.tally.given_by_month.items() if minutes
        }
        assert {(year, month): minutes for year, month, minutes in found} == expected


async def test_each_kind_has_the_lines_and_minutes_that_were_planned(books: Books) -> None:
    for plan in books.plans:
        found = await books.rows(
            "SELECT kind, count(*), sum(minutes)::int FROM timebank.transfer"
            " WHERE community_id = :community GROUP BY kind",
            community=plan.id,
        )
        assert {kind: count for kind, count, _ in found} == plan.tally.lines
        assert {kind: minutes for kind, _, minutes in found} == plan.tally.minutes


async def test_every_line_was_written_down_in_the_past_and_in_order(books: Books) -> None:
    first, last = (
        await books.rows(
            "SELECT min(recorded_at)::date, max(recorded_at)::date FROM timebank.transfer"
        )
    )[0]
    assert LAST_DAY - timedelta(days=62) < first < last <= LAST_DAY
    backwards = await books.value("""
        SELECT count(*) FROM timebank.transfer s JOIN timebank.transfer t
            ON t.community_id = s.community_id AND t.credit_account_id = s.credit_account_id
                AND t.c_seq = s.c_seq + 1
        WHERE t.recorded_at <= s.recorded_at
    """)
    assert backwards == 0


async def test_at_the_end_the_clock_is_the_true_one(books: Books) -> None:
    made = await books.rows("SELECT made_as, clock_offset FROM timebank.installation")
    assert made == [("demo", timedelta(0))]


async def test_nobody_confirmed_their_own_hours(books: Books) -> None:
    own = await books.value(
        "SELECT count(*) FROM timebank.contribution WHERE decided_by = giver_id"
        " AND state = 'verified'"
    )
    assert own == 0


async def test_something_waits_for_a_decision_and_something_was_asked(books: Books) -> None:
    states = await books.rows("SELECT DISTINCT state FROM timebank.contribution")
    assert {state for (state,) in states} >= {"logged", "queried", "verified", "declined"}
    second = await books.value(
        "SELECT count(*) FROM timebank.contribution WHERE looks_like_id IS NOT NULL"
    )
    assert second > 0


async def test_reservations_ended_in_every_way(books: Books) -> None:
    states = await books.rows("SELECT DISTINCT state FROM timebank.hold")
    assert {state for (state,) in states} >= {"captured", "released", "held"}


async def test_somebody_has_left_with_nothing_on_the_account(books: Books) -> None:
    left = await books.rows(
        "SELECT b.balance, b.closed FROM timebank.member m"
        " JOIN timebank.account a ON a.community_id = m.community_id AND a.owner_id = m.id"
        " JOIN timebank.balance b ON b.community_id = a.community_id AND b.account_id = a.id"
        " WHERE m.status = 'left'"
    )
    assert left
    assert set(left) == {(0, True)}


HOURS = "EXISTS (SELECT FROM timebank.exchange_hours h WHERE h.contribution_id = {})"
"""What an exchange became has an id from the books."""
OWN = HOURS.format("c.id")
SAID = f"""
    SELECT CASE WHEN NOT {OWN} THEN c.id END AS id, c.giver_id, c.receiver_type, c.worked_from,
        c.worked_on, c.minutes, c.state, c.stated_by, c.decided_by, c.corrects_id, c.looks_like_id
    FROM timebank.contribution c ORDER BY c.community_id, 1, c.giver_id, c.minutes
"""
MOVED = f"""
    SELECT d.owner_id, d.type, c.owner_id, c.type, t.kind, t.minutes, t.reason,
        CASE WHEN NOT {HOURS.format("t.contribution_id")} THEN t.contribution_id END,
        t.d_seq, t.d_bal, t.c_seq, t.c_bal
    FROM timebank.transfer t
    JOIN timebank.account d ON d.community_id = t.community_id AND d.id = t.debit_account_id
    JOIN timebank.account c ON c.community_id = t.community_id AND c.id = t.credit_account_id
    ORDER BY t.community_id, t.recorded_at, t.kind, t.minutes, d.owner_id, c.owner_id
"""


async def test_the_same_seed_lived_twice_gives_the_same_books(
    books: Books, same_again: Books
) -> None:
    assert await books.rows(SAID) == await same_again.rows(SAID)
    assert await books.rows(MOVED) == await same_again.rows(MOVED)


async def test_the_line_to_paste_thanks_somebody_other_than_its_coordinator(books: Books) -> None:
    community_id = CommunityId(books.plans[0].id)
    first = member_number(1)
    async with books.database.transaction() as connection:
        shown = [
            await queries.example(connection, community_id, thanked_by=first) for _ in range(200)
        ]
    assert first not in {example.number for example in shown}


async def test_in_each_community_a_floor_of_the_pot_waits_for_a_second_coordinator(
    books: Books,
) -> None:
    waiting = await books.rows("SELECT community_id, kind, state FROM timebank.approval")
    expected = {(plan.id, "limits", "waiting") for plan in books.plans}
    assert {tuple(row) for row in waiting} == expected
    assert await books.value("SELECT count(*) FROM timebank.balance WHERE floor = -600") == 0
