"""What columns are called in people's spreadsheets, in English and Welsh.

The words of a field stand with the surest first; each is matched whole, then as part of a heading.
"""

from collections.abc import Mapping
from enum import StrEnum


class ImportKind(StrEnum):
    """What a sheet brings."""

    MEMBERS = "members"
    HOURS = "hours"
    OPENINGS = "openings"


FIRST_NAME = ("first name", "forename", "given name", "christian name", "enw cyntaf", "firstname")
LAST_NAME = ("surname", "last name", "family name", "cyfenw", "enw olaf", "enw teuluol", "lastname")
REFERENCE = (
    *("card no", "card number", "member no", "member number", "membership number", "reference"),
    *("external ref", "ref", "member id", "id", "rhif aelod", "rhif cerdyn", "rhif", "cyfeirnod"),
)
DURATION = (
    *("how long", "hours given", "hours", "duration", "time given", "no of hours"),
    *("number of hours", "total hours", "time credits", "credits", "hrs", "length", "time spent"),
    *("minutes", "mins", "time", "oriau", "hyd", "pa mor hir", "nifer yr oriau", "credydau amser"),
    *("credydau", "amser", "munudau", "amser a roddwyd", "oriau a roddwyd"),
)

HOURS_WORDS: Mapping[str, tuple[str, ...]] = {
    "date": (
        *("date", "date worked", "worked on", "date given", "day", "when", "session date"),
        *("month", "week commencing", "dyddiad", "diwrnod", "pryd", "mis", "date of activity"),
    ),
    "giver": (
        *("who gave time", "giver", "volunteer", "volunteer name", "given by", "from", "helper"),
        *("who helped", "name of volunteer", "member", "member name", "name", "full name", "who"),
        *("participant", "gwirfoddolwr", "enw gwirfoddolwr", "enw r gwirfoddolwr", "rhoddwr"),
        *("pwy roddodd amser", "pwy", "helpwr", "enw llawn", "enw", "aelod", "enw aelod", "gan"),
    ),
    "giver_first_name": FIRST_NAME,
    "giver_last_name": LAST_NAME,
    "giver_number": REFERENCE,
    "receiver": (
        *("who to", "receiver", "recipient", "received by", "given to", "who for", "to"),
        *("organisation", "organization", "group", "community group", "person helped", "helped"),
        *("venue", "project", "for", "host", "sefydliad", "i bwy", "derbynnydd", "grwp", "i"),
        *("grwp cymunedol", "prosiect", "organisation name", "enw r sefydliad", "group name"),
    ),
    "activity": (
        *("activity", "what", "type of activity", "activity type", "task", "type", "category"),
        *("role", "job", "skill", "what was done", "what they did", "gweithgaredd", "beth"),
        *("math o weithgaredd", "tasg", "categori", "math"),
    ),
    "duration": DURATION,
    "extra_minutes": ("minutes", "mins", "munudau"),
    "note": (
        *("notes", "note", "comments", "comment", "remarks", "details", "description"),
        *("nodiadau", "nodyn", "sylwadau", "sylw", "manylion", "disgrifiad"),
    ),
}

MEMBERS_WORDS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "member name", "member", "enw", "enw llawn", "aelod"),
    "first_name": FIRST_NAME,
    "last_name": LAST_NAME,
    "name_used": (
        *("known as", "name used", "preferred name", "likes to be called", "nickname"),
        *("enw a ddefnyddir", "adnabyddir fel", "hoff enw"),
    ),
    "email": (
        *("e-mail", "email", "email address", "e-mail address", "ebost", "e-bost"),
        *("cyfeiriad e-bost", "cyfeiriad ebost", "contact email"),
    ),
    "telephone": (
        *("telephone", "mobile", "phone", "tel", "phone number", "mobile number"),
        *("telephone number", "contact number", "ffon", "rhif ffon", "ffon symudol", "symudol"),
        "preferred contact number",
    ),
    "language": ("language", "preferred language", "iaith", "dewis iaith", "lang"),
    "adult": (
        *("18 or over", "over 18", "18", "18 and over", "18 or older", "aged 18 or over", "adult"),
        *("18 plus", "is 18 or over", "18 oed neu drosodd", "18 neu drosodd", "dros 18"),
        *("18 oed neu'n hŷn", "18 neu'n hŷn", "oedolyn"),
    ),
    "under_18": (
        *("under 18", "under 18s", "is under 18", "minor", "dan 18", "o dan 18", "plentyn"),
    ),
    "age": (
        *("date of birth", "dob", "d.o.b.", "birth date", "birthday", "year of birth", "born"),
        *("age", "age group", "age range", "age band", "dyddiad geni", "blwyddyn geni", "oed"),
        *("oedran", "grŵp oedran"),
    ),
    "area": (
        *("area", "neighbourhood", "ward", "district", "locality", "village", "town", "lives in"),
        *("part of town", "where they live", "estate", "ardal", "cymdogaeth", "pentref", "tref"),
        *("byw yn", "ble maen nhw'n byw", "stad"),
    ),
    "contact_by": (
        *("contact by", "preferred contact", "preferred contact method", "how to contact"),
        *("how to reach them", "contact method", "contact preference", "best way to contact"),
        *("preferred method of contact", "sut i gysylltu", "cysylltu drwy", "dull cysylltu"),
        *("y ffordd orau i gysylltu",),
    ),
    "guardian_name": (
        *("guardian", "guardian name", "guardian's name", "name of guardian", "parent or guardian"),
        *("parent guardian", "parent guardian name", "parent's name", "parent name"),
        *("gwarcheidwad", "enw gwarcheidwad", "enw'r gwarcheidwad"),
        *("rhiant neu warcheidwad", "enw rhiant"),
    ),
    "guardian_contact": (
        *("guardian contact", "guardian phone", "guardian telephone", "guardian mobile"),
        *("guardian email", "guardian e-mail", "guardian contact number", "guardian's contact"),
        *("guardian's phone", "parent contact", "parent phone", "parent telephone"),
        *("parent email", "parent contact number", "parent guardian contact"),
        *("parent guardian phone", "cyswllt gwarcheidwad", "ffon gwarcheidwad"),
        *("ffon y gwarcheidwad", "e-bost gwarcheidwad", "sut i gysylltu â'r gwarcheidwad"),
        *("cyswllt rhiant", "ffon rhiant"),
    ),
    "joined_on": (
        *("joined", "date joined", "joined on", "join date", "start date", "member since"),
        *("registered", "date registered", "ymunodd", "dyddiad ymuno", "dyddiad cofrestru"),
    ),
    "external_ref": REFERENCE,
    "note": HOURS_WORDS["note"],
}

OPENINGS_WORDS: Mapping[str, tuple[str, ...]] = {
    "party": (
        *("member", "name", "member name", "full name", "organisation", "organization", "group"),
        *("account", "account name", "volunteer", "who", "aelod", "enw", "enw llawn"),
        *("sefydliad", "grwp", "cyfrif", "gwirfoddolwr"),
    ),
    "first_name": FIRST_NAME,
    "last_name": LAST_NAME,
    "number": REFERENCE,
    "balance": (
        *("balance", "credits brought forward", "brought forward", "opening balance"),
        *("closing balance", "current balance", "balance b/f", "b/f", "bf", "credits", "hours"),
        *("time credits", "minutes", "hours balance", "balans", "balans agoriadol"),
        *("credydau", "oriau", "credydau amser", "munudau"),
    ),
    "note": HOURS_WORDS["note"],
}

WORDS: Mapping[ImportKind, Mapping[str, tuple[str, ...]]] = {
    ImportKind.HOURS: HOURS_WORDS,
    ImportKind.MEMBERS: MEMBERS_WORDS,
    ImportKind.OPENINGS: OPENINGS_WORDS,
}

NEEDED: Mapping[ImportKind, tuple[tuple[str, ...], ...]] = {
    ImportKind.HOURS: (
        ("date",),
        ("giver", "giver_last_name", "giver_number"),
        ("duration",),
    ),
    ImportKind.MEMBERS: (("name", "last_name"),),
    ImportKind.OPENINGS: (("party", "last_name", "number"), ("balance",)),
}
"""One of each group must be there, or the sheet cannot be read as this kind."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "giver": ("giver_last_name", "giver_first_name", "giver_number"),
    "duration": ("extra_minutes",),
    "name": ("last_name", "first_name"),
    "party": ("last_name", "first_name", "number"),
}
"""The fields that may stand for one: what is said of it is said of the first that is there."""

HOUR_UNITS = frozenset(("hrs", "hr", "hours", "hour", "oriau", "awr", "credits", "credydau"))
MINUTE_UNITS = frozenset(("mins", "min", "minutes", "minute", "munudau", "munud"))
