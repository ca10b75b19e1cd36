"""The service: the rooms' routes, wired to a database."""

from collections.abc import Sequence

from fastapi import FastAPI

from timebank.accounts import hold_routes as holds
from timebank.accounts import leaving_routes as organisation_leaving
from timebank.accounts import routes as accounts
from timebank.accounts import transfer_routes as transfers
from timebank.activities import routes as activities
from timebank.approvals import routes as approvals
from timebank.audit import journal_routes as journal
from timebank.audit import log_routes as log
from timebank.audit import proof_routes as proofs
from timebank.audit import routes as audit
from timebank.backup import routes as backups
from timebank.clients import consent_routes as consents
from timebank.clients import oauth_routes as oauth
from timebank.clients import routes as clients
from timebank.communities import entry_routes as entries
from timebank.communities import routes as communities
from timebank.contributions import by_rule_routes as by_rule
from timebank.contributions import queue_routes as queue
from timebank.contributions import routes as contributions
from timebank.contributions import thanks_routes as thanks
from timebank.contributions import usual_routes as usual
from timebank.db import migrate
from timebank.db.engine import Database
from timebank.demo import door_pages as demo
from timebank.events import routes as events
from timebank.events.waiting import Waits
from timebank.exchanges import routes as exchanges
from timebank.http import application
from timebank.http.edge import ANYWHERE, Edge
from timebank.imports import routes as imports
from timebank.joining import agreement_routes as agreements
from timebank.joining import outside_routes as outside_applications
from timebank.joining import routes as applications
from timebank.ledger.errors import refusal_for
from timebank.listings import match_routes as matches
from timebank.listings import noticeboard_routes as noticeboard
from timebank.listings import routes as listings
from timebank.listings import skill_routes as skills
from timebank.me import routes as me
from timebank.notifications import routes as notifications
from timebank.organisations import routes as organisations
from timebank.people import helper_routes as helpers
from timebank.people import merge_routes as merging
from timebank.people import routes as people
from timebank.protection import erasure_routes as erasures
from timebank.protection import leaving_routes as leaving
from timebank.protection import pausing_routes as pausing
from timebank.protection import review_routes as export_reviews
from timebank.protection import routes as protection
from timebank.reports import routes as reports
from timebank.roles import routes as roles
from timebank.safeguarding import measure_routes as measures
from timebank.safeguarding import routes as safeguarding
from timebank.sending import routes as sending
from timebank.sessions import attendance_routes as attendance
from timebank.sessions import feed_routes as session_feed
from timebank.sessions import routes as sessions
from timebank.sessions import series_routes as session_series
from timebank.sign_in import card_routes as cards
from timebank.sign_in import factor_routes as second_factor
from timebank.sign_in import passkey_routes as passkeys
from timebank.sign_in import routes as sign_in
from timebank.sign_in.queries import find_caller
from timebank.sign_in.rules import is_token
from timebank.sign_in.vault import Vault
from timebank.web import begin_pages
from timebank.web import routes as web
from timebank.web.door import AppDoor
from timebank.web.nowhere import page_for

# The first of them is asked first; hours are what people send most.
ROUTERS = (
    by_rule.router,
    queue.router,
    contributions.router,
    accounts.router,
    activities.router,
    agreements.router,
    applications.router,
    approvals.router,
    audit.router,
    backups.router,
    cards.open_router,
    cards.router,
    clients.router,
    consents.router,
    communities.router,
    entries.router,
    erasures.router,
    erasures.open_router,
    events.router,
    export_reviews.router,
    export_reviews.open_router,
    exchanges.router,
    helpers.router,
    holds.router,
    imports.router,
    journal.router,
    pausing.router,
    leaving.router,
    me.router,
    merging.router,
    matches.router,
    notifications.router,
    listings.offers,
    listings.requests,
    noticeboard.router,
    log.router,
    oauth.router,
    organisations.router,
    organisation_leaving.router,
    passkeys.open_router,
    measures.router,
    passkeys.router,
    outside_applications.router,
    people.router,
    proofs.router,
    protection.router,
    reports.router,
    roles.router,
    second_factor.router,
    safeguarding.router,
    sending.router,
    attendance.router,
    sessions.router,
    session_feed.router,
    session_series.router,
    sign_in.open_router,
    sign_in.router,
    skills.router,
    thanks.router,
    usual.router,
    transfers.router,
    demo.router,
    *web.ROUTERS,
)


def create_app(
    database: Database,
    edge: Edge = ANYWHERE,
    key_secrets: Sequence[bytes] = (),
    *,
    texts: bool = False,
) -> FastAPI:
    """The app on a database, as the service's own login, reached in these ways; from here on the
    database is used at the revision that this code needs, and at no other. `key_secrets`: those of
    the key file, the newest last; without any there are no second factors.
    `texts`: whether pages offer codes by text."""
    database.revision = migrate.head()
    app = application.build(
        database=database,
        routers=ROUTERS,
        is_token=is_token,
        find_caller=find_caller,
        refusal_for=refusal_for,
        schema_revision=database.revision,
        page_for=page_for,
        door=AppDoor,
        last=begin_pages.door,
        edge=edge,
    )
    app.state.waits = Waits()
    app.state.texts = texts
    app.state.vault = Vault(key_secrets)
    return app
