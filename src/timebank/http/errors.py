"""Refusals that belong to HTTP itself, whatever the room."""

from timebank.base.errors import Refusal


class NotSignedIn(Refusal):
    """The request has no token, or one that is unknown, ended or expired."""

    code = "not_signed_in"


class InsufficientScope(Refusal):
    """The token does not carry the scope that this call needs."""

    code = "insufficient_scope"


class IdempotencyKeyRequired(Refusal):
    """Minutes would move, and there is no Idempotency-Key to make sure that they move once."""

    code = "idempotency_key_required"


class IdempotencyKeyInvalid(Refusal):
    """The Idempotency-Key is empty, too long, or holds characters that are not printable ASCII."""

    code = "idempotency_key_invalid"


class IdempotencyKeyReused(Refusal):
    """The key was used for another request; a new request needs a new key."""

    code = "idempotency_key_reused"


class RequestInProgress(Refusal):
    """The same request is still being carried out; ask again in a moment, with the same key."""

    code = "request_in_progress"


class AnswerNotKept(Refusal):
    """The request took effect before; its answer held a secret, which is not kept."""

    code = "answer_not_kept"


class PreconditionFailed(Refusal):
    """Somebody changed this since it was read; read it again and decide anew."""

    code = "precondition_failed"


class PreconditionRequired(Refusal):
    """A change needs If-Match with the ETag that was read, so that nobody's work is lost."""

    code = "precondition_required"


class PageUnknown(Refusal):
    """No page of this list, with these filters and this order, has given this `after`."""

    code = "page_unknown"


class BadRequest(Refusal):
    """The request cannot be read as HTTP should be."""

    code = "bad_request"


class HeadTooLarge(Refusal):
    """The request line and the headers together have more bytes than any call needs."""

    code = "head_too_large"


class HostUnknown(Refusal):
    """The service is not known by the name in `Host`; its operator sets the names."""

    code = "host_unknown"


class OriginUnknown(Refusal):
    """Pages of this website may not call the service; its operator sets which ones may."""

    code = "origin_unknown"


class JsonMalformed(Refusal):
    """The body is not JSON in UTF-8, or says the same name twice."""

    code = "json_malformed"


class JsonTooDeep(Refusal):
    """The body nests lists and objects deeper than any call needs."""

    code = "json_too_deep"


class MethodNotAllowed(Refusal):
    """There is something at this address, but not for this method."""

    code = "method_not_allowed"


class BodyTooLarge(Refusal):
    """The body has more bytes than this call takes."""

    code = "body_too_large"


class UnsupportedMediaType(Refusal):
    """The body is not of a kind that this call reads."""

    code = "unsupported_media_type"


class ServiceError(Refusal):
    """A fault of the service's own; nothing was done, and it has been written to the log."""

    code = "service_error"
