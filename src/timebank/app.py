"""The service: the rooms' routes, wired to a database."""

from fastapi import FastAPI

from timebank.contributions import routes as contributions
from timebank.contributions import thanks_routes as thanks
from timebank.db import migrate
from timebank.db.engine import Database
from timebank.http import application
from timebank.ledger.errors import refusal_for
from timebank.sign_in.queries import find_caller

ROUTERS = (contributions.router, thanks.router)


def create_app(database: Database) -> FastAPI:
    """The app on a database, as the service's own login."""
    return application.build(
        database=database,
        routers=ROUTERS,
        find_caller=find_caller,
        refusal_for=refusal_for,
        schema_revision=migrate.head(),
    )
