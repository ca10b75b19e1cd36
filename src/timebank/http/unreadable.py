"""What is answered to bytes that are no HTTP, or to a head longer than anybody needs. No app ever
sees them, and no middleware."""

from http import HTTPStatus
from typing import cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from timebank.base.errors import Refusal
from timebank.base.ids import new_id
from timebank.http.errors import BadRequest, HeadTooLarge
from timebank.http.problems import problem_response
from timebank.http.safe_headers import safe

MOST_HEAD_BYTES = 32 * 1024
"""Of the request line and all headers; the parser itself would keep any number of them."""


class Protocol(HttpToolsProtocol):
    """uvicorn's, which says this no like every other."""

    _in_head = True
    _head_bytes = 0
    _why: Refusal = BadRequest()

    def data_received(self, data: bytes) -> None:
        """Counts what has come of a head, whole or in pieces."""
        if self._in_head:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._in_head and self._head_bytes > MOST_HEAD_BYTES and not self.transport.is_closing():
            self._why = HeadTooLarge(most_bytes=MOST_HEAD_BYTES)
            self.send_400_response("")

    def on_message_begin(self) -> None:
        self._in_head = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        came, self._head_bytes, self._in_head = self._head_bytes, 0, False
        # What came may be body, too: only then is it added up.
        if came > MOST_HEAD_BYTES and self._weight() > MOST_HEAD_BYTES:
            self._why = HeadTooLarge(most_bytes=MOST_HEAD_BYTES)
            raise self._why
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's words, not ours
        """The problem, and the end of the connection. Never into an answer that is on its way, or
        ahead of it: the connection then ends after that one."""
        cycle = cast(RequestResponseCycle | None, self.cycle)
        if cycle and not cycle.response_complete:
            if not cycle.more_body:
                cycle.keep_alive = False
                self.flow.pause_reading()
                return
            if cycle.response_started:
                self.transport.close()
                return
        scope = {"type": "http", "path": "/", "headers": []}
        answer = problem_response(scope, self._why, {"Connection": "close"})
        headers = safe(answer.raw_headers, str(new_id()))
        status = HTTPStatus(answer.status_code)
        line = f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode()
        head = b"".join(b"%b: %b\r\n" % header for header in headers)
        self.transport.write(b"%b%b\r\n%b" % (line, head, bytes(answer.body)))
        self.transport.close()

    def _weight(self) -> int:
        return len(self.url) + sum(len(name) + len(said) for name, said in self.headers)
