"""What a message says as an e-mail: plain text, in the member's language."""

from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage

from timebank.base.words import say
from timebank.sending.faults import NoLetter
from timebank.sending.queries import Claimed
from timebank.sending.wording import facts_of, lines_of, one_line, subject_of

_SPECIALS = str.maketrans(dict.fromkeys('<>@"\\,;:()[]', " "))
"""What parts an address header. Quoted it would do no harm, but Python loses the quotes where it
folds a long name in UTF-8, and a name could then pass for the sender's address."""


def letter(claimed: Claimed, sender: str) -> EmailMessage:
    """The e-mail, from this address. Sent again, it has the same Message-ID, by which mail programs
    know it. Raises NoLetter."""
    community, language = one_line(claimed.community), claimed.language.value
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = Address(community.translate(_SPECIALS).strip(), addr_spec=sender)
    mail["To"] = _to(claimed.email)
    mail["Subject"] = say(language, subject_of(claimed), community=community)
    mail["Date"] = datetime.now(UTC)
    mail["Message-ID"] = f"<{claimed.id}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: holidays are not answered
    mail.set_content(_words(claimed, community, language), cte="quoted-printable")
    mail["Content-Language"] = language
    return mail


def _words(claimed: Claimed, community: str, language: str) -> str:
    facts = {**facts_of(claimed, lines_of(claimed)), "name": one_line(claimed.name)}
    body = say(language, f"message-{claimed.kind}.body", community=community, **facts)
    if claimed.telephone:
        telephone = one_line(claimed.telephone)
        body += "\n\n" + say(language, "message-help", telephone=telephone)
    return body + "\n"


def _to(email: str | None) -> Address:
    if email is None:
        raise NoLetter("no_email")
    try:
        return Address(addr_spec=email)
    except (ValueError, IndexError, MessageError):
        raise NoLetter("email_unusable") from None
