"""What a token may be good for, and the roles whose tokens carry it."""

from timebank.base.actors import Role

EVERYONE = (
    Role.MEMBER,
    Role.ORGANISATION_LEAD,
    Role.COORDINATOR,
    Role.SAFEGUARDING_LEAD,
    Role.AUDITOR,
)
"""Every role that a person has in a community."""

_GIVERS = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
_LEADS = (Role.ORGANISATION_LEAD, Role.COORDINATOR)
_COORDINATORS = (Role.COORDINATOR,)
_NETWORK = (Role.NETWORK_ADMIN,)

SCOPES: dict[str, tuple[Role, ...]] = {
    "accounts:read": EVERYONE,
    "accounts:write": _GIVERS,
    "activities:read": EVERYONE,
    "activities:write": _COORDINATORS,
    "approvals:read": EVERYONE,
    "approvals:write": _GIVERS,
    "audit:read": (Role.COORDINATOR, Role.AUDITOR),
    "clients:read": (Role.COORDINATOR, Role.AUDITOR, *_NETWORK),
    "clients:write": (*_COORDINATORS, *_NETWORK),
    "communities:read": (*EVERYONE, *_NETWORK),
    "communities:write": (*_COORDINATORS, *_NETWORK),
    "consents:read": _GIVERS,
    "consents:write": _GIVERS,
    "concerns:close": (Role.SAFEGUARDING_LEAD,),
    "concerns:read": (Role.SAFEGUARDING_LEAD,),
    "concerns:write": EVERYONE,
    "contributions:read": EVERYONE,
    "contributions:verify": _GIVERS,
    "contributions:write": _GIVERS,
    "events:read": (Role.COORDINATOR, Role.AUDITOR),
    "exchanges:read": EVERYONE,
    "exchanges:write": _GIVERS,
    "exports:read": EVERYONE,
    "exports:write": EVERYONE,
    "holds:read": EVERYONE,
    "holds:write": _GIVERS,
    "imports:read": (Role.COORDINATOR, Role.AUDITOR),
    "imports:write": _COORDINATORS,
    "measures:read": (
        Role.MEMBER,
        Role.ORGANISATION_LEAD,
        Role.COORDINATOR,
        Role.SAFEGUARDING_LEAD,
    ),
    "measures:write": (Role.COORDINATOR, Role.SAFEGUARDING_LEAD),
    "members:keep-apart": (Role.COORDINATOR, Role.SAFEGUARDING_LEAD),
    "members:pause": (Role.COORDINATOR, Role.SAFEGUARDING_LEAD),
    "me:read": (*EVERYONE, *_NETWORK),
    "members:read": EVERYONE,
    "members:write": _GIVERS,
    "messages:read": _GIVERS,
    "messages:write": _GIVERS,
    "offers:read": (
        Role.MEMBER,
        Role.ORGANISATION_LEAD,
        Role.COORDINATOR,
        Role.SAFEGUARDING_LEAD,
    ),
    "offers:write": _GIVERS,
    "organisations:read": EVERYONE,
    "organisations:write": _LEADS,
    "reports:read": (*_LEADS, Role.AUDITOR),
    "requests:read": (*EVERYONE, *_NETWORK),
    "roles:read": (*_LEADS, Role.AUDITOR),
    "roles:write": _LEADS,
    "sessions:read": EVERYONE,
    "sessions:write": _GIVERS,
    "sign-ins:read": EVERYONE,
    "sign-ins:write": EVERYONE,
    "skills:read": (
        Role.MEMBER,
        Role.ORGANISATION_LEAD,
        Role.COORDINATOR,
        Role.SAFEGUARDING_LEAD,
    ),
    "skills:write": _GIVERS,
    "thanks:write": _LEADS,
    "transfers:read": EVERYONE,
    "transfers:reverse": _LEADS,
    "transfers:write": _GIVERS,
}
