"""The API's description for people: one plain page, nothing loaded from elsewhere."""

from html import escape
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from timebank.http.help import html_page

router = APIRouter(include_in_schema=False)


@router.get("/docs")
async def docs_page(request: Request) -> HTMLResponse:
    """Every operation, by kind of thing, from the OpenAPI file."""
    description = request.app.openapi()
    intro = (
        f"<h1>{escape(description['info']['title'])} {escape(description['info']['version'])}</h1>"
        '<p>The whole description, for tools: <a href="/openapi.json">openapi.json</a>.</p>'
    )
    return html_page("API", intro + "".join(_groups(description)))


def _groups(description: dict[str, Any]) -> list[str]:
    groups: dict[str, list[str]] = {}
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            group = (operation.get("tags") or ["other"])[0]
            groups.setdefault(group, []).append(_operation(method, path, operation))
    return [f"<h2>{escape(group)}</h2>{''.join(groups[group])}" for group in sorted(groups)]


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    rows = "".join(_parameter(parameter) for parameter in operation.get("parameters", []))
    scopes = [scope for each in operation.get("security", []) for scope in each.get("token", [])]
    needs = f"<p>Scope: <code>{escape(', '.join(scopes))}</code></p>" if scopes else ""
    statuses = ", ".join(sorted(operation["responses"]))
    about = escape(operation.get("description", ""))
    return (
        f'<details id="{escape(operation["operationId"])}"><summary><code>{method.upper()}'
        f" {escape(path)}</code> {escape(operation['summary'])}</summary>"
        f"<p>{about}</p>{needs}<ul>{rows}</ul><p>Answers: {statuses}</p></details>"
    )


def _parameter(parameter: dict[str, Any]) -> str:
    must = ", required" if parameter.get("required") else ""
    return (
        f"<li><code>{escape(parameter['name'])}</code> ({parameter['in']}{must})"
        f" {escape(parameter.get('description', ''))}</li>"
    )
