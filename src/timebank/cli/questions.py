"""What `timebank new` asks, and how an answer is checked: by the same fields as the API's."""

import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, TypeAdapter, ValidationError
from rich.console import Console
from rich.prompt import Prompt

from timebank.cli.failures import Stop, in_words
from timebank.communities.rules import Style
from timebank.communities.schemas import Languages, Line, Telephone, TimeZone, WebAddress
from timebank.http.fields import Name, Slug
from timebank.http.validation import refusal_for

Answers = dict[str, Any]
ListOfLanguages = Annotated[
    Languages, BeforeValidator(lambda said: [part for part in re.split(r"[ ,]+", said) if part])
]


@dataclass(frozen=True)
class Question:
    """One thing to know. `name` is the option's, with underscores; `kind` is the field that checks
    it. Asked only where somebody is there; without a default it must be answered."""

    name: str
    words: str
    kind: Any
    default: Callable[[Answers], str | None] | None = None
    choices: tuple[str, ...] = ()

    @property
    def option(self) -> str:
        """As it is written on the command line."""
        return f"--{self.name.replace('_', '-')}"


def _left_out(_answers: Answers) -> str | None:
    """It may stay unsaid."""
    return None


def _both_if_any(answers: Answers) -> str | None:
    """Who has a telephone is taken to answer it in both languages."""
    return "en cy" if answers["telephone"] else None


def slug_of(answers: Answers) -> str | None:
    """A short name made of the English one: "Caerau Time Bank" is caerau-time-bank."""
    plain = unicodedata.normalize("NFKD", answers["name_en"]).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))[:63].strip("-") or None


QUESTIONS = (
    Question("name_en", "The time bank's name in English", Name),
    Question("name_cy", "Its name in Welsh", Name),
    Question("slug", "Its short name, for addresses", Slug, slug_of),
    Question(
        "style",
        "Its style: in time_credits groups state hours and nobody goes below zero;"
        " in time_bank both sides confirm",
        Style,
        lambda _: Style.TIME_CREDITS.value,
        tuple(Style),
    ),
    Question("host", "The host: the charity or public body that answers for it", Name),
    Question("telephone", "The host's telephone", Telephone, _left_out),
    Question("telephone_hours_en", "When it is answered, in English", Line, _left_out),
    Question("telephone_hours_cy", "When it is answered, in Welsh", Line, _left_out),
    Question("telephone_languages", "In which languages", ListOfLanguages, _both_if_any),
    Question("coordinator", "The first coordinator's name", Name),
    Question(
        "coordinator_language",
        "The coordinator's language",
        Literal["en", "cy"],
        lambda _: "en",
        ("en", "cy"),
    ),
)
MORE = (
    Question("time_zone", "", TimeZone, lambda _: "Europe/London"),
    Question("data_protection_contact", "", Line, _left_out),
    Question("privacy_notice_url", "", WebAddress, _left_out),
    Question("safeguarding_lead", "", Line, _left_out),
    Question("insurer", "", Line, _left_out),
)
"""Taken as options, and not asked: they can be told later, through the API."""


def answers_to(given: Mapping[str, str | None], console: Console) -> Answers:
    """Every answer, checked; asked for where it was not given and somebody is there.

    Raises Stop that names an option which is missing or cannot be used.
    """
    somebody = sys.stdin.isatty()
    answers: Answers = {}
    missing: list[str] = []
    for question in (*QUESTIONS, *MORE):
        said = given.get(question.name)
        if said is None and somebody and question in QUESTIONS:
            answers[question.name] = _ask(question, answers, console)
            continue
        if said is None and question.default and not missing:
            said = question.default(answers)
        elif said is None and not question.default:
            missing.append(question.option)
        answers[question.name] = None if said is None else _checked(question, said)
    if missing:
        raise Stop(f"Nobody is there to be asked: say {', '.join(missing)} as well.")
    return answers


def _ask(question: Question, answers: Answers, console: Console) -> Any:
    """Ask until the answer can be used; an empty one is the default."""
    default = question.default(answers) if question.default else None
    while True:
        said = Prompt.ask(
            question.words,
            console=console,
            choices=list(question.choices) or None,
            default=default if default is not None else "",
            show_default=default is not None,
        )
        if not said and question.default:
            return None
        try:
            return _checked(question, said)
        except Stop as refused:
            console.print(str(refused).partition(": ")[2], markup=False)


def _checked(question: Question, said: str) -> Any:
    try:
        return TypeAdapter(question.kind).validate_python(said)
    except ValidationError as error:
        places = [{**fault, "loc": ("body", question.name)} for fault in error.errors()]
        raise Stop(f"{question.option}: {in_words(refusal_for(places))}") from None
