"""What made-up people write beside their entries, each in their own language."""

from timebank.demo.cast import Person
from timebank.demo.chance import Chance

NOTES: dict[str, tuple[tuple[str, str], ...]] = {
    "told": (
        ("Helped to put the chairs away.", "Helpu i gadw'r cadeiriau."),
        ("Stayed on until everybody had gone home.", "Aros nes bod pawb wedi mynd adref."),
        ("Took the minibus keys back.", "Mynd ag allweddi'r bws mini yn ôl."),
        ("Watered the tomatoes while Mr Rees was away.", "Dyfrio'r tomatos."),
    ),
    "proposed": (
        ("Any time after two suits me.", "Unrhyw bryd ar ôl dau sy'n fy siwtio i."),
        ("I can bring what we need.", "Gallaf ddod â'r offer."),
    ),
    "agreed": (
        ("That suits me well. Thank you!", "Mae hynny'n fy siwtio i'n iawn. Diolch!"),
        ("See you then.", "Wela i chi bryd hynny."),
    ),
    "differs": (
        ("We had a cup of tea first; it was longer.", "Roedd paned yn gyntaf; roedd yn hirach."),
        ("We did the shed as well.", "Fe wnaethon ni'r sied hefyd."),
    ),
    "asked": (
        ("Was this the Tuesday or the Thursday?", "Ai dydd Mawrth neu ddydd Iau oedd hwn?"),
        ("How long was it in the end?", "Pa mor hir oedd e yn y diwedd?"),
    ),
    "declined": (
        ("The session did not take place that week.", "Doedd dim sesiwn yr wythnos honno."),
        ("This was in another group.", "Gyda grŵp arall oedd hwn."),
    ),
    "same": (
        ("This is on the other sheet already.", "Mae hwn ar y daflen arall yn barod."),
        ("Thanked for with the month.", "Wedi diolch am hwn gyda'r mis."),
    ),
    "decided": (
        ("Rang both; they agreed on this.", "Wedi ffonio'r ddau; dyma'r ateb."),
        ("The caretaker's book says so.", "Dyna mae llyfr y gofalwr yn ei ddweud."),
    ),
    "corrected": (
        ("The sheet was read wrongly.", "Cafodd y daflen ei darllen yn anghywir."),
        ("Put right after a call.", "Wedi'i gywiro ar ôl galwad."),
    ),
    "stays": (
        ("Talked it over: it stays.", "Wedi trafod: mae'n aros fel y mae."),
        ("The sign-in sheet is right.", "Mae'r daflen yn gywir."),
    ),
}


def note(about: str, writer: Person, chance: Chance) -> str:
    """Some words of somebody, in the language they write."""
    english, welsh = chance.choice(NOTES[about])
    return welsh if writer.language == "cy" else english
