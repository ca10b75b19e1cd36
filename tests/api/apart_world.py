"""A town in which Nia is kept apart from the lead of her group and from Mair; all that is hers.

What is hers is found, not listed: everything that Nia, a coordinator or an auditor reads in which
one of her ids stands on one of its sides.
"""

import io
import json
import re
import secrets
import zipfile
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import httpx
from tests.api.books import account_id, hold, rules
from tests.api.sessions import away, clear_of_midnight, plan
from tests.api.town import Person
from tests.api.world import World

WORD = "Quillfeather"
"""Stands in Nia's name, and in all that she writes."""
_SHARED = {
    "sessions",
    "session-series",
    "organisations",
    "activities",
    "clients",
    "imports",
    "log",
}
"""What is not hers though she takes part in it."""
_OF_A_CALL = "request_id"
"""In the trail it is the name of a call, and none of a request for help: there are a hundred."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class ApartWorld:
    """The world of the matrix, and what Nia did in it as a member and as a lead."""

    world: World
    things: dict[str, str]
    accounts: dict[str, str] = field(default_factory=dict)
    pool: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    hers: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def make(cls, database: Any, http: httpx.AsyncClient) -> Self:
        await clear_of_midnight()
        world = await World.make(database, http)
        await rules(world.town, noticeboard=True)
        self = cls(world, await world.things())
        self.accounts = {one: await account_id(world.people[one]) for one in ("lead", "mair")}
        nia, mair, lead, gwen, coordinator = (
            world.people[one] for one in ("nia", "mair", "lead", "gwen", "coordinator")
        )
        await coordinator.changes(f"/members/{nia.id}", {"name": f"Nia {WORD}"})
        await self._as_a_member(nia, gwen)
        await self._as_a_lead(gwen)
        await self._as_a_coordinator()
        await self._under_another_entry(coordinator)
        await gwen.posts(f"/members/{gwen.id}/helpers", {"helper_id": str(mair.id)}, status=201)
        await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(mair.id)}, status=201)
        for one in (lead, mair):
            await coordinator.posts(f"/members/{nia.id}/apart", {"other_id": str(one.id)})
        return self

    async def _as_a_member(self, nia: Person, gwen: Person) -> None:
        club, town = self.world.club, self.world.town
        await nia.changes(f"/members/{nia.id}", {"name_used": WORD})
        garden = {"activity_id": str(town.gardening), "title_cy": WORD, "text_cy": WORD}
        for kind in ("offers", "requests"):
            await nia.posts(f"/{kind}", garden, status=201)
        await nia.posts("/skills", {"kind": "can", "words_cy": WORD}, status=201)
        for day, helped in ((9, club), (8, club), (7, gwen)):
            when = await town.days_ago(day)
            entry = await nia.logs(
                minutes=30, helped=helped, worked_on=when, note=f"{WORD} was here"
            )
            if day == 9:
                await self.world.people["coordinator"].verifies(entry)
        to = {"organisation_id": None, "member_id": str(gwen.id), "number": None}
        gift = {
            "kind": "gift",
            "debit_account_id": self.things["account_id"],
            "receiver": to,
            "minutes": 1,
            "reason": "other",
            "note": WORD,
        }
        await nia.posts("/transfers", gift, status=201)
        kept = await hold(nia, club, 2)
        await self.world.people["coordinator"].posts(f"/holds/{kept['id']}/capture")
        asked = {
            "activity_id": str(town.gardening),
            "givers": [{"member_id": str(nia.id)}],
            "receivers": [{"member_id": str(gwen.id)}],
            "planned_on": away(5),
            "note": WORD,
        }
        await nia.posts("/exchanges", asked, status=201)

    async def _as_a_coordinator(self) -> None:
        """What she decides and writes of Mair, whom she was not kept apart from then."""
        town, nia, mair = self.world.town, self.world.people["nia"], self.world.people["mair"]
        coordinator = self.world.people["coordinator"]
        await coordinator.posts(f"/members/{nia.id}/roles", {"role": "coordinator"}, status=201)
        token = await town.token("coordinator", nia.id)
        decides = Person(town, nia.id, "Nia", token)
        for day, act in ((14, "verify"), (15, "query")):
            worked_on = await town.days_ago(day)
            entry = await mair.logs(minutes=30, helped=self.world.club, worked_on=worked_on)
            said = {} if act == "verify" else {"note": "Which day?"}
            await decides.posts(f"/contributions/{entry['id']}/{act}", said)
        hers = {"member_id": str(mair.id)}
        garden = {"activity_id": str(town.gardening), "title_cy": "Tyfu", **hers}
        for kind in ("offers", "requests"):
            made = await decides.posts(f"/{kind}", garden, status=201)
            await decides.posts(f"/{kind}/{made['id']}/close", {"reason": "met_here"})
        skill = {"kind": "can", "words_cy": "Gwau", **hers}
        made = await decides.posts("/skills", skill, status=201)
        await decides.posts(f"/skills/{made['id']}/end")
        here = f"/sessions/{self.things['session_id']}/sign-ups"
        await decides.posts(here, hers, status=201)
        measure = {"kind": "references", "seen_on": "2025-06-07", "look_again_on": "2035-06-07"}
        measures = f"/members/{mair.id}/measures"
        await decides.posts(measures, {**measure, "decision": "accepted"}, status=201)
        account = await account_id(mair)
        await decides.changes(f"/accounts/{account}", {"ceiling_minutes": 900, "reason": "other"})
        donation = {"kind": "donate", "debit_account_id": account, "minutes": 9}
        await mair.posts("/transfers", donation, status=201)
        grant = {"kind": "grant", "credit_account_id": account, "minutes": 5, "reason": "other"}
        await decides.posts("/transfers", {**grant, "note": WORD}, status=201)
        await decides.gets(f"/members/{mair.id}")
        await decides.posts(f"/members/{mair.id}/erasure", status=201)
        await decides.posts(f"/members/{mair.id}/export-review", status=201)
        await coordinator.posts(f"/members/{nia.id}/roles/coordinator/end")

    async def _under_another_entry(self, coordinator: Person) -> None:
        """What she did as somebody who turned out to be her, taken in twice."""
        town, club, gwen = self.world.town, self.world.club, self.world.people["gwen"]
        again = await town.person(f"Again {WORD}")
        for day, helped in ((16, club), (17, gwen)):
            when = await town.days_ago(day)
            entry = await again.logs(minutes=30, helped=helped, worked_on=when, note=WORD)
            await coordinator.verifies(entry)
        nia = self.world.people["nia"]
        await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(nia.id)})
        card = await coordinator.gets(f"/members/{again.id}")
        self.hers = {str(again.id): "id", card["number"]: "number"}

    async def _as_a_lead(self, gwen: Person) -> None:
        """What she decides, plans and writes for the group that both lead."""
        town, club, nia = self.world.town, self.world.club, self.world.people["nia"]
        token = await town.token("organisation_lead", nia.id, (club,))
        leads = Person(town, nia.id, "Nia", token)
        for day, act in ((11, "verify"), (12, "query"), (13, "decline")):
            entry = await gwen.logs(minutes=30, helped=club, worked_on=await town.days_ago(day))
            said = {} if act == "verify" else {"note": WORD}
            await leads.posts(f"/contributions/{entry['id']}/{act}", said)
        session = await leads.posts("/sessions", plan(town, club, day=away(0)), status=201)
        here = f"/sessions/{session['id']}"
        await leads.posts(f"{here}/attendance", {"member_id": str(gwen.id)}, status=201)
        await leads.posts(f"{here}/attendance", {"member_id": str(nia.id)}, status=201)
        of_the_club = f"/organisations/{club.id}/leads"
        await leads.posts(of_the_club, {"member_id": str(gwen.id)}, status=201)
        new = {"name": "Owain", "language": "cy", "taken_in_for": str(club.id)}
        await leads.posts("/members", new, status=201)

    async def collect(self, paths: Mapping[str, Any]) -> None:
        """Find what there is, and what of it is Nia's, by reading it all with the eyes of those who
        may: Nia, a coordinator, an auditor, the safeguarding lead."""
        member = str(self.world.people["nia"].id)
        places = {path.rpartition("/")[0]: path for path in paths if path.endswith("_id}")}
        places |= {path: path for path in paths if path.endswith("_id}")}
        read: list[tuple[str, Any]] = []
        for who in ("nia", "coordinator", "auditor", "safeguarding"):
            for path in paths:
                for address in self.addresses(path):
                    answer = await self.asks(self.world.people[who].token, address)
                    if answer.is_success and "json" in answer.headers["content-type"]:
                        read.append((path, answer.json()))
                        self._put_by(places.get(path), answer.json())
        card = await self.world.people["coordinator"].gets(f"/members/{member}")
        self.pool["number"] = {card["number"]}
        self.pool["member_id"] |= {*self.hers} - {card["number"]}
        self.hers |= {member: "id", card["number"]: "number", WORD: "words"}
        before = -1
        while before != len(self.hers):
            before = len(self.hers)
            for path, said in read:
                kind = re.sub(r"/\{\w+\}$", "", path).rpartition("/")[2]
                for item in items_of(said):
                    if "id" in item and kind not in _SHARED and self.is_hers(item):
                        self.hers.setdefault(str(item["id"]), kind)

    def is_hers(self, item: Mapping[str, Any]) -> bool:
        """Whether it is about Nia, not only written or decided by her."""
        hand = re.compile(r"(^|_)by(_id)?$|^actor_id$|^notes$")
        about = {name: value for name, value in item.items() if not hand.search(name)}
        return any(one in self.hers for one in _ID.findall(json.dumps(about)))

    def _put_by(self, place: str | None, said: Any) -> None:
        """Keep what an answer names, for the place of that name in a path or a question."""
        one = place.rpartition("/")[2].strip("{}") if place else None
        for item in items_of(said):
            for name, value in item.items():
                if name.endswith("_id") and name != _OF_A_CALL and isinstance(value, str):
                    self.pool[name].add(value)
            if one and isinstance(item.get("id"), str):
                self.pool[one].add(item["id"])

    def addresses(self, path: str) -> list[str]:
        """The path with everything that is known in its places, hers and others'."""
        made = [path.replace("{community}", self.world.town.slug)]
        for name in re.findall(r"\{(\w+)\}", path.replace("{community}", "")):
            known = self.pool.get(name, set()) | {self.things.get(name, name)}
            made = [m.replace(f"{{{name}}}", one) for m in made for one in sorted(known)]
        return made

    async def opened(
        self, pages: Iterable[str], reader: str, language: str = "en"
    ) -> AsyncIterator[tuple[str, httpx.Response]]:
        """Each of these pages, with all that is known in its places, as a reader gets it."""
        http, token = self.world.town.http, self.world.people[reader].token
        cookie = {"Cookie": f"timebank-{self.world.town.slug}={token}"}
        for page in pages:
            for path in self.addresses(page):
                http.cookies.clear()
                answer = await http.get(f"/{language}{path}", headers=cookie)
                assert answer.status_code < 500, path
                yield page, answer

    def asked_for(self, name: str) -> set[str]:
        """What a question of this name is asked about."""
        nia = {str(self.world.people["nia"].id)}
        if name in ("member_id", "giver_id", "receiver_id", "owner_id", "about"):
            return nia
        return {WORD} if name == "q" else self.pool.get(name, set())

    def told_in(self, answer: httpx.Response) -> set[str]:
        """What of hers stands in an answer that was given: of which kinds."""
        said = words_of(answer) if answer.is_success else ""
        return {kind for one, kind in self.hers.items() if one in said}

    async def asks(self, token: str, address: str) -> httpx.Response:
        """The answer to whoever's token this is."""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": secrets.token_hex(8)}
        return await self.world.town.http.get(address, headers=headers)


def reads_of(described: dict[str, Any]) -> dict[str, Any]:
    """The routes that read, those first that need no id."""
    found = {path: on["get"] for path, on in described["paths"].items() if "get" in on}
    return dict(sorted(found.items(), key=lambda one: one[0].count("{")))


def items_of(said: Any) -> list[dict[str, Any]]:
    """The things in an answer: those of a list, or the one."""
    return said.get("items", [said]) if isinstance(said, dict) else []


def words_of(answer: httpx.Response) -> str:
    """All that an answer says: headers, text, what a sheet holds, folded lines unfolded."""
    said = answer.text
    if answer.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as sheet:
            said = "\n".join(sheet.read(name).decode() for name in sheet.namelist())
    return "\n".join([*(f"{k}: {v}" for k, v in answer.headers.items()), said.replace("\r\n ", "")])
