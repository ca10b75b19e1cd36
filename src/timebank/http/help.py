"""A page for every problem: what it means and what to do, in both languages."""

from base64 import b64encode
from hashlib import sha256
from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from timebank.base.actors import Language
from timebank.base.errors import NotFound
from timebank.base.words import say, say_with_gaps
from timebank.http.problems import problem_response
from timebank.http.statuses import STATUS, refusals

router = APIRouter(include_in_schema=False)

STYLE = (
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
)


def page_headers(style: str) -> dict[str, str]:
    """What stands in the head of a page without script that has this style, and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return {
        "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{digest}';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


PAGE_HEADERS = {**page_headers(STYLE), "Cache-Control": "public, max-age=3600"}


@router.get("/problems/{code}")
async def problem_page(code: str, request: Request) -> Response:
    """What a problem's `type` leads to."""
    kind = refusals().get(code)
    if kind is None:
        return problem_response(request.scope, NotFound())
    return html_page("timebank: " + code, _in_html(code))


def html_page(title: str, content: str) -> HTMLResponse:
    """A page without script, and with nothing from elsewhere."""
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><main>{content}</main></body></html>"
    )
    return HTMLResponse(page, headers=PAGE_HEADERS)


def problem_pages() -> dict[str, str]:
    """The same pages as Markdown, by their paths below docs/: one a code, and the list of all."""
    pages = {f"problems/{code}.md": _in_markdown(code) for code in refusals()}
    listed = "\n".join(
        f"- [`{code}`]({code}.md) {STATUS[code]}: {_title(Language.ENGLISH, code)}"
        for code in refusals()
    )
    pages["problems/README.md"] = (
        "# Problems\n\nEvery error of the API is `application/problem+json` (RFC 9457) with one of"
        f" these codes. Facts in a sentence stand here as `…`.\n\n{listed}\n"
    )
    return pages


def _in_html(code: str) -> str:
    parts = [
        f'<section lang="{language.value}"><h1>{escape(_title(language, code))}</h1>'
        f"<p>{escape(_advice(language, code))}</p></section>"
        for language in Language
    ]
    return f"<p><code>{escape(code)}</code> · HTTP {STATUS[code]}</p>" + "".join(parts)


def _in_markdown(code: str) -> str:
    meaning = " ".join((refusals()[code].__doc__ or "").split())
    parts = [f"## {_title(language, code)}\n\n{_advice(language, code)}\n" for language in Language]
    return f"# {code}\n\nHTTP {STATUS[code]}. {meaning}\n\n" + "\n".join(parts)


def _title(language: Language, code: str) -> str:
    return say(language, f"problem-{code}")


def _advice(language: Language, code: str) -> str:
    return say_with_gaps(language, f"problem-{code}.detail")
