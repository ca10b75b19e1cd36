"""Those by whom one comes into the demo, what waits for them, and how far help has come."""

from datetime import timedelta

from tests.demo.conftest import LAST_DAY, Books

from timebank.demo.doors import COORDINATOR, DOORS, LEAD, MEMBER

OF_DOOR = (
    "(SELECT m.id FROM timebank.member m JOIN timebank.community t ON t.id = m.community_id"
    " WHERE t.slug = 'ely-caerau' AND m.number = '{}')"
)


async def test_they_are_found_by_their_numbers_and_hold_their_roles(books: Books) -> None:
    found = await books.rows(
        "SELECT m.number, m.name, m.language, m.status, array_agg(r.role) FROM timebank.member m"
        " JOIN timebank.community t ON t.id = m.community_id"
        " LEFT JOIN timebank.role_held r ON r.community_id = t.id AND r.member_id = m.id"
        " WHERE t.slug = 'ely-caerau' AND m.number = ANY (:numbers) GROUP BY 1, 2, 3, 4",
        numbers=[door.number for door in DOORS],
    )
    roles = {
        number: (name, language, status, roles) for number, name, language, status, roles in found
    }
    assert roles[MEMBER.number] == (MEMBER.name, "cy", "member", [None])
    assert set(roles[LEAD.number][3]) == {"organisation_lead"}
    assert roles[COORDINATOR.number][3] == ["coordinator"]


async def test_an_exchange_waits_for_the_members_yes(books: Books) -> None:
    waiting = await books.rows(
        "SELECT e.state, e.planned_on, other.agreed_at IS NOT NULL, l.title_cy IS NOT NULL"
        " FROM timebank.exchange_person p"
        " JOIN timebank.exchange e ON e.community_id = p.community_id AND e.id = p.exchange_id"
        " JOIN timebank.exchange_person other ON other.community_id = p.community_id"
        " AND other.exchange_id = e.id AND other.member_id <> p.member_id"
        " JOIN timebank.listing l ON l.community_id = e.community_id AND l.id = e.listing_id"
        f" WHERE p.agreed_at IS NULL AND p.member_id = {OF_DOOR.format(MEMBER.number)}"
    )
    ((state, planned_on, proposed, asked),) = waiting
    assert (state, proposed, asked) == ("proposed", True, True)
    assert planned_on > LAST_DAY


async def test_the_lead_has_thanked_and_has_an_hour_to_confirm(books: Books) -> None:
    led = (
        "(SELECT r.organisation_id FROM timebank.role_held r"
        f" WHERE r.member_id = {OF_DOOR.format(LEAD.number)})"
    )
    thanked = await books.value(
        "SELECT count(*) FROM timebank.contribution c WHERE c.state = 'verified'"
        f" AND c.worked_on > :before AND c.session_id IS NOT NULL AND c.receiver_id IN {led}",
        before=LAST_DAY - timedelta(days=8),
    )
    assert thanked >= 2
    waiting = await books.value(
        "SELECT count(*) FROM timebank.contribution c WHERE c.state = 'logged'"
        f" AND c.looks_like_id IS NULL AND c.giver_id = c.stated_by AND c.receiver_id IN {led}"
    )
    assert waiting >= 1


async def test_a_queue_waits_for_the_coordinator(books: Books) -> None:
    asked = await books.value(
        "SELECT count(*) FROM timebank.approval a WHERE a.state = 'waiting' AND a.community_id ="
        " (SELECT id FROM timebank.community WHERE slug = 'ely-caerau')"
        f" AND a.asked_by <> {OF_DOOR.format(COORDINATOR.number)}"
    )
    assert asked == 1
    applied = await books.rows(
        "SELECT told ->> 'language', count(*) FROM timebank.application WHERE state = 'applied'"
        " GROUP BY 1 ORDER BY 1"
    )
    assert applied == [("cy", 2), ("en", 2)]


async def test_help_has_come_as_far_as_it_can(books: Books) -> None:
    for plan in books.plans:
        exchanges = await books.rows(
            "SELECT e.state, array_agg(DISTINCT c.state) FROM timebank.exchange e"
            " LEFT JOIN timebank.exchange_hours h ON h.community_id = e.community_id"
            " AND h.exchange_id = e.id LEFT JOIN timebank.contribution c"
            " ON c.community_id = e.community_id AND c.id = h.contribution_id"
            " WHERE e.community_id = :community GROUP BY 1",
            community=plan.id,
        )
        states = {state: set(hours) for state, hours in exchanges}
        assert set(states) == {"proposed", "agreed", "done", "cancelled"}
        assert states["done"] == {"logged", "queried", "verified"}
        sessions = await books.rows(
            "SELECT DISTINCT state FROM timebank.session WHERE community_id = :community",
            community=plan.id,
        )
        assert {state for (state,) in sessions} == {"open", "closed", "cancelled"}
