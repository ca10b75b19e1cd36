"""A season of a time bank, lived by its people through the API alone.

Nothing here is imported from the product: this is what anybody could write who has read the API's
description, and nothing is sent that stands not in it. What may be done next with an exchange is
read off its answer. What everybody should have in the end is counted here, by the answers' own
words.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

import httpx

NAMES = ("Nia", "Mair", "Gwyn", "Siân", "Dafydd", "Eluned", "Idris", "Olwen")
WEEKS = 10


@dataclass
class Person:
    """Somebody with a token of their own."""

    season: "Season"
    token: str
    id: str = ""
    number: str = ""

    def sends(self, method: str, path: str, body: Any = None, *, refused: int = 0) -> Any:
        """The answer, which has to be a yes, or a no with this status."""
        headers = {"Authorization": f"Bearer {self.token}"}
        if method == "POST":
            headers["Idempotency-Key"] = uuid4().hex
        whole = f"/v1/communities/{self.season.slug}{path}"
        self.season.is_described(method, whole)
        answer = self.season.http.request(method, whole, json=body, headers=headers)
        as_it_should = answer.status_code == refused if refused else answer.is_success
        assert as_it_should, f"{method} {path}: {answer.text}"
        return answer.json() if answer.content else None

    def gets(self, path: str) -> Any:
        return self.sends("GET", path)

    def every(self, path: str) -> list[Any]:
        """All items of a list, page after page."""
        items: list[Any] = []
        after = ""
        while True:
            page = self.gets(f"{path}{'&' if '?' in path else '?'}limit=200{after}")
            items += page["items"]
            if page["next"] is None:
                return items
            after = f"&after={page['next']}"

    def posts(self, path: str, body: Any = None, *, refused: int = 0) -> Any:
        return self.sends("POST", path, body or {}, refused=refused)

    def changes(self, path: str, body: Any) -> None:
        """Reads something, and changes what was read."""
        whole = f"/v1/communities/{self.season.slug}{path}"
        self.season.is_described("PATCH", whole)
        headers = {"Authorization": f"Bearer {self.token}"}
        read = self.season.http.get(whole, headers=headers)
        headers["If-Match"] = read.headers["etag"]
        answer = self.season.http.patch(whole, json=body, headers=headers)
        assert answer.is_success, answer.text

    def does(self, act: str, exchange: Any, **more: Any) -> Any:
        """The next step of an exchange, which has to stand among what this person may do."""
        path = f"/exchanges/{exchange['id']}"
        actions = self.gets(path)["actions"]
        assert act in actions, f"{act} is not among {actions}"
        return self.posts(f"{path}/{act}", more)


@dataclass
class Season:
    """The people of one time bank, and the minutes that each should have."""

    http: httpx.Client
    slug: str
    coordinator_token: str
    token_for: Callable[[str, str], str]
    """The operator's: a token for a member's number in a role."""
    expected: Counter[str] = field(default_factory=Counter)
    people: dict[str, Person] = field(default_factory=dict)
    described: list[tuple[str, re.Pattern[str]]] = field(default_factory=list)
    chance: Random = field(default_factory=lambda: Random(7))  # noqa: S311 - the same season again

    def lives(self) -> None:
        self.reads_the_description()
        self.comes_together()
        for week in range(WEEKS, 0, -1):
            self.is_thanked(week)
            self.states_hours(week)
            self.comes_to_lunch(week)
        self.finds_each_other()
        self.swaps_help()
        self.meets()
        self.plans_ahead()
        self.gives_and_spends()
        self.puts_right()
        self.says_goodbye()

    def reads_the_description(self) -> None:
        for path, calls in self.http.get("/openapi.json").json()["paths"].items():
            whole = re.compile(re.sub(r"\\{\w+\\}", "[^/?]+", re.escape(path)) + r"(\?.*)?")
            self.described += [(method.upper(), whole) for method in calls]

    def is_described(self, method: str, path: str) -> None:
        known = [whole for one, whole in self.described if one == method]
        assert any(whole.fullmatch(path) for whole in known), f"{method} {path} is nowhere said"

    def comes_together(self) -> None:
        """People join, a group and a pool too; phones are paired at the coordinator's table."""
        self.coordinator = Person(self, self.coordinator_token)
        known = {"language": "cy", "adult": True, "contact_by": "letter"}
        for name in NAMES:
            member = self.coordinator.posts("/members", {**known, "name": name})
            paired = self.coordinator.posts(f"/members/{member['id']}/pairing")
            asked = {"community": self.slug, "device": "Phone", "code": paired["code"]}
            answer = self.http.post("/v1/sign-in/machine", json=asked)
            assert answer.is_success, answer.text
            token = answer.json()["token"]
            self.people[name] = Person(self, token, member["id"], member["number"])
        self.club = self.group("Garden Club", "Clwb Garddio")
        self.pool = self.group("Swimming Pool", "Pwll Nofio", accepts_credits=True)
        self.lead = self.becomes("Olwen", "organisation_lead", self.club)
        self.cashier = self.becomes("Idris", "organisation_lead", self.pool)
        self.second = self.becomes("Eluned", "coordinator", None)
        activities = self.coordinator.every("/activities")
        codes = {one["code"]: one["id"] for one in activities}
        self.gardening, self.lunch = codes["gardening"], codes["cooking"]

    def group(self, english: str, welsh: str, **more: Any) -> str:
        sent = {"name_en": english, "name_cy": welsh, **more}
        made: str = self.coordinator.posts("/organisations", sent)["id"]
        return made

    def becomes(self, name: str, role: str, group: str | None) -> Person:
        """Somebody is given a role, and signs in with it."""
        member = self.people[name]
        if group:
            sent = {"member_id": member.id}
            self.coordinator.posts(f"/organisations/{group}/leads", sent)
        else:
            self.coordinator.posts(f"/members/{member.id}/roles", {"role": role})
        return Person(self, self.token_for(member.number, role), member.id, member.number)

    def day(self, days_ago: int) -> str:
        return str((datetime.now(UTC) - timedelta(days=days_ago)).date())

    def is_thanked(self, week: int) -> None:
        """The lead thanks who came, mostly the same as last time; sent twice, it counts once."""
        came = self.chance.sample(["Nia", "Mair", "Gwyn", "Siân"], 3)
        lines: list[dict[str, Any]] = [
            {
                "id": str(uuid4()),
                "member_id": self.people[name].id,
                "minutes": self.chance.choice([30, 45, 90, 125]),
            }
            for name in came
        ]
        last = self.lead.gets(f"/thanks/last?organisation_id={self.club}")
        if week % 2 and last["lines"]:
            lines = [
                {"id": str(uuid4()), "member_id": one["member_id"], "minutes": one["minutes"]}
                for one in last["lines"]
            ]
        sent = {
            "organisation_id": self.club,
            "activity_id": self.gardening,
            "worked_on": self.day(week * 7),
            "lines": lines,
        }
        done = self.lead.posts("/thanks", sent)
        assert done["waiting"] == 0, done
        self.lead.posts("/thanks", sent)
        self.expected.update({line["member_id"]: line["minutes"] for line in lines})

    def states_hours(self, week: int) -> None:
        """A member states hours for the community, and again by mistake; a coordinator looks at
        the queue and confirms what looks normal."""
        dafydd, day = self.people["Dafydd"], self.day(week * 7 - 3)
        sent = {
            "giver_id": dafydd.id,
            "receiver": None,
            "activity_id": self.gardening,
            "worked_on": day,
            "minutes": 60,
        }
        first = dafydd.posts("/contributions", sent)
        second = dafydd.posts("/contributions", {**sent, "minutes": 75})
        queue = self.coordinator.every("/contributions/queue")
        found = {one["contribution"]["id"]: one["oddities"] for one in queue}
        assert "same_time" in [odd["code"] for odd in found[second["id"]]]
        self.coordinator.posts(f"/contributions/{first['id']}/verify")
        dafydd.posts(f"/contributions/{second['id']}/withdraw")
        self.expected[dafydd.id] += 60

    def comes_to_lunch(self, week: int) -> None:
        """A lunch each week: who came stands on paper, and is typed in afterwards in one request;
        typed in twice, it counts once."""
        day = self.day(week * 7 - 2)
        plan = {"organisation_id": self.club, "activity_id": self.lunch, "name_en": "Lunch"}
        plan |= {"day": day, "starts": "12:00", "minutes": 120}
        session = self.lead.posts("/sessions", plan)
        cooks = self.chance.sample(["Mair", "Siân", "Eluned"], 2)
        lines = [{"number": self.people[name].number, "minutes": 120} for name in cooks]
        lines.append({"number": self.people["Gwyn"].number, "role": "guest"})
        sheet = f"/sessions/{session['id']}/sheet"
        done = self.lead.posts(sheet, {"lines": lines, "guests": 12})
        assert done["credited"] == len(cooks), done
        assert self.lead.posts(sheet, {"lines": lines}, refused=409)["code"] == "session_closed"
        self.expected.update({self.people[name].id: 120 for name in cooks})

    def finds_each_other(self) -> None:
        """Gwyn asks for what Nia offers: each is told of the other's, and why, and not by name."""
        nia, gwyn = self.people["Nia"], self.people["Gwyn"]
        said = {"activity_id": self.gardening, "times": ["weekend_morning"]}
        offered = nia.posts("/offers", {**said, "title_cy": "Tocio llwyni"})
        asked = gwyn.posts("/requests", {**said, "title_en": "My hedge is too high"})
        (fits,) = gwyn.gets(f"/requests/{asked['id']}/matches")["items"]
        assert fits["offer"]["id"] == offered["id"], fits
        assert {"activity", "time"} <= {one["code"] for one in fits["reasons"]}, fits
        (given,) = nia.gets(f"/members/{nia.id}/matches")["give"]
        assert given["request"]["id"] == asked["id"], given
        assert "Gwyn" not in str(given), given
        plan = {"activity_id": self.gardening, "listing_id": offered["id"]}
        plan |= {"receivers": [{"member_id": gwyn.id}], "planned_on": self.day(2)}
        exchange = gwyn.posts("/exchanges", plan)
        nia.does("agree", exchange, note="Y gât werdd.")
        gwyn.does("done", exchange, minutes=45)
        assert nia.does("confirm", exchange)["state"] == "confirmed"
        self.moves(gwyn, nia, 45)
        gwyn.posts(f"/requests/{asked['id']}/close", {"reason": "met_here"})
        nia.posts(f"/offers/{offered['id']}/close", {"reason": "met_here"})

    def plans_ahead(self) -> None:
        """A lunch every week from tomorrow, one of which falls out: anybody subscribes to it."""
        self.coordinator.changes("", {"rules": {"noticeboard": True}})
        plan = {"organisation_id": self.club, "activity_id": self.lunch, "name_en": "Lunch"}
        plan |= {"first_on": self.day(-1), "starts": "12:00", "minutes": 120}
        plan |= {"rule": "FREQ=WEEKLY;COUNT=8", "on_noticeboard": True}
        series = self.lead.posts("/session-series", plan)
        first, *rest = self.lead.every(f"/sessions?series_id={series['id']}")
        assert len(rest) == 7, rest
        self.lead.posts(f"/sessions/{first['id']}/cancel", {"reason": "weather"})
        for path, told in (("sessions.ics", "BEGIN:VEVENT"), ("noticeboard.atom", "<feed")):
            whole = f"/v1/communities/{self.slug}/{path}"
            self.is_described("GET", whole)
            assert told in self.http.get(whole).text

    def swaps_help(self) -> None:
        """Nia offers in Welsh what Gwyn looks for in English; one exchange is agreed and confirmed,
        one is disputed and decided, one called off."""
        nia, gwyn = self.people["Nia"], self.people["Gwyn"]
        offer = {"activity_id": self.gardening, "title_cy": "Chwynnu a phlannu"}
        offered = nia.posts("/offers", offer)
        found = [one["id"] for one in gwyn.every("/offers?q=gardening")]
        assert offered["id"] in found
        plan = {
            "activity_id": self.gardening,
            "listing_id": offered["id"],
            "givers": [{"number": nia.number}],
            "receivers": [{"member_id": gwyn.id}],
            "planned_on": self.day(0),
        }
        minutes = 40
        exchange = nia.posts("/exchanges", plan)
        gwyn.does("agree", exchange)
        nia.does("done", exchange, minutes=minutes)
        confirmed = gwyn.does("confirm", exchange)
        assert confirmed["state"] == "confirmed", confirmed
        self.moves(gwyn, nia, minutes)
        self.differs(plan | {"planned_on": self.day(1), "listing_id": None})
        off = gwyn.posts("/exchanges", plan | {"listing_id": None})
        cancelled = nia.does("decline", off)
        assert cancelled["state"] == "cancelled", cancelled
        nia.posts(f"/offers/{offered['id']}/close", {"reason": "met_here"})

    def differs(self, plan: Any) -> None:
        """They say other minutes: both statements stay, and a coordinator decides."""
        nia, gwyn = self.people["Nia"], self.people["Gwyn"]
        exchange = gwyn.posts("/exchanges", plan)
        path = f"/exchanges/{exchange['id']}"
        nia.does("agree", exchange)
        nia.does("done", exchange, minutes=61)
        disputed = gwyn.does("done", exchange, minutes=60)
        assert disputed["state"] == "disputed", disputed
        (hours,) = disputed["hours"]
        decided = f"/contributions/{hours['contribution_id']}"
        self.second.posts(f"{decided}/verify", {"minutes": 60})
        assert gwyn.gets(path)["state"] == "confirmed"
        claims = self.second.gets(decided)["claims"]
        assert {one["minutes"] for one in claims} == {60, 61}, "both claims stay readable"
        self.moves(gwyn, nia, 60)

    def meets(self) -> None:
        """A session with three places for four; who came is closed, and is no second time."""
        plan = {
            "organisation_id": self.club,
            "activity_id": self.gardening,
            "name_cy": "Bore plannu",
            "day": self.day(0),
            "starts": "00:00",
            "minutes": 1439,
            "places": 3,
        }
        session = self.lead.posts("/sessions", plan)
        path = f"/sessions/{session['id']}"
        signed = {}
        for name in ("Nia", "Mair", "Gwyn", "Siân"):
            signed[name] = self.people[name].posts(f"{path}/sign-ups")
        assert [one["state"] for one in signed.values()] == ["in", "in", "in", "waiting"]
        self.people["Mair"].posts(f"{path}/sign-ups/{signed['Mair']['id']}/cancel")
        coming = [one for one in self.lead.every(f"{path}/sign-ups") if one["state"] == "in"]
        assert self.people["Siân"].id in {one["member_id"] for one in coming}
        for name, minutes in (("Nia", 50), ("Siân", 80)):
            came = {"member_id": self.people[name].id, "minutes": minutes}
            self.lead.posts(f"{path}/attendance", came)
            self.expected[self.people[name].id] += minutes
        phone = {
            "giver_id": self.people["Siân"].id,
            "receiver": {"organisation_id": self.club},
            "activity_id": self.gardening,
            "worked_on": self.day(0),
            "minutes": 80,
        }
        self.people["Siân"].posts("/contributions", phone)
        closed = self.lead.posts(f"{path}/close")
        assert closed["credited"] == 2, closed
        assert self.lead.posts(f"{path}/close", refused=409)["code"] == "session_closed"

    def gives_and_spends(self) -> None:
        """A gift, something for the pot, a grant of it, and a swim."""
        nia, mair, pot = self.people["Nia"], self.people["Mair"], "pot"
        gift = {"kind": "gift", "minutes": 15, "receiver": {"member_id": mair.id}}
        nia.posts("/transfers", gift)
        self.moves(nia, mair, 15)
        nia.posts("/transfers", {"kind": "donate", "minutes": 20})
        self.expected.update({nia.id: -20, pot: 20})
        idris = self.people["Idris"]
        welcome = {"kind": "grant", "minutes": 20, "receiver": {"member_id": idris.id}}
        self.coordinator.posts("/transfers", {**welcome, "reason": "welcome"})
        self.expected.update({idris.id: 20, pot: -20})
        held = mair.posts("/holds", {"organisation_id": self.pool, "minutes": 30})
        self.cashier.posts(f"/holds/{held['id']}/capture", {"minutes": 25})
        self.expected.update({mair.id: -25, self.pool: 25})

    def puts_right(self) -> None:
        """Hours that were wrong are corrected, and a gift to the wrong person is undone."""
        sian = self.people["Siân"]
        credited = sian.every(f"/contributions?giver_id={sian.id}&state=verified")
        wrong = next(one for one in credited if one["minutes"] > 30)
        path = f"/contributions/{wrong['id']}/correction"
        sent = {"minutes": 10, "reason": "wrong_minutes"}
        self.coordinator.posts(path, sent)
        self.expected[sian.id] += 10 - wrong["minutes"]
        gift = {"kind": "gift", "minutes": 5, "receiver": {"member_id": sian.id}}
        given = self.people["Gwyn"].posts("/transfers", gift)
        undo = f"/transfers/{given['id']}/reversal"
        self.coordinator.posts(undo, {"reason": "wrong_person"})

    def says_goodbye(self) -> None:
        """Dafydd leaves, and what he has goes to the pot."""
        dafydd = self.people["Dafydd"]
        self.coordinator.posts(f"/members/{dafydd.id}/leave")
        self.expected["pot"] += self.expected.pop(dafydd.id)

    def moves(self, debit: Person, credit: Person, minutes: int) -> None:
        self.expected.update({debit.id: -minutes, credit.id: minutes})

    def balances(self) -> dict[str, int]:
        """What everybody has, as the API says; the community's pot by its name."""
        found = {}
        for account in self.coordinator.every("/accounts"):
            owner = "pot" if account["type"] == "pot" else account["owner_id"]
            if account["type"] in ("member", "organisation", "pot") and account["balance_minutes"]:
                found[owner] = account["balance_minutes"]
        return found

    def credits_without_hours(self) -> list[str]:
        """Credits whose contribution is not there, or says other minutes: there are none."""
        hours = {one["id"]: one for one in self.coordinator.every("/contributions")}
        wrong = []
        for kind in ("thank", "exchange"):
            for line in self.coordinator.every(f"/transfers?kind={kind}"):
                given = hours.get(line["contribution_id"])
                if given is None or given["minutes"] != line["minutes"]:
                    wrong.append(line["id"])
        return wrong
