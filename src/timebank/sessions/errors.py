"""How sessions, sign-ups and check-ins are refused."""

from timebank.base.errors import Refusal


class SessionClosed(Refusal):
    """The session was closed before, and those who came were thanked; mistakes are corrected in the
    hours themselves."""

    code = "session_closed"


class SessionCancelled(Refusal):
    """The session was cancelled and takes nobody."""

    code = "session_cancelled"


class SessionOver(Refusal):
    """The session is over: nobody signs up for it any more."""

    code = "session_over"


class SessionToCome(Refusal):
    """Its day has not come yet: nobody came to it, and it is not closed."""

    code = "session_to_come"


class SessionAttended(Refusal):
    """Somebody came, or hours were stated for it: it is closed, not cancelled or put off."""

    code = "session_attended"


class SeriesEnded(Refusal):
    """The sessions that repeated were ended; new ones are a new series."""

    code = "series_ended"


class SignUpNotOpen(Refusal):
    """People do not sign up for this session by themselves: a lead puts them on the list, or they
    just come."""

    code = "sign_up_not_open"


class SignedUpAlready(Refusal):
    """The member is signed up in another role; that sign-up is cancelled first."""

    code = "signed_up_already"


class AttendsAlready(Refusal):
    """The member was checked in in another role; that check-in is withdrawn first."""

    code = "attends_already"


class AttendanceFull(Refusal):
    """The list has as many names as one session takes."""

    code = "attendance_full"


class CheckOutMissing(Refusal):
    """Nobody checked this person out: how long they stayed is not guessed. State the minutes."""

    code = "check_out_missing"


class SheetDiffers(Refusal):
    """The paper says other minutes than were known. State which are right."""

    code = "sheet_differs"
