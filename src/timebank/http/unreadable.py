"""What is answered to bytes that are no HTTP. No app ever sees them, and no middleware."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from timebank.base.ids import new_id
from timebank.http.errors import BadRequest
from timebank.http.problems import problem_response


class Protocol(HttpToolsProtocol):
    """uvicorn's, which says this no like every other."""

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's words, not ours
        """The problem, and the end of the connection."""
        scope = {"type": "http", "path": "/", "headers": []}
        more = {"Connection": "close", "X-Request-Id": str(new_id())}
        answer = problem_response(scope, BadRequest(), more)
        head = b"".join(b"%b: %b\r\n" % header for header in answer.raw_headers)
        self.transport.write(b"HTTP/1.1 400 Bad Request\r\n%b\r\n%b" % (head, bytes(answer.body)))
        self.transport.close()
