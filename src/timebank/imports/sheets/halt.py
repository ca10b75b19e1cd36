"""Telling a thread to stop reading: it cannot be stopped from without."""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


class Halt:
    """Once it is called, reading ends at the next row, and processes that read for it are ended."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._called = False
        self._children: list[subprocess.Popen[str]] = []

    def call(self) -> None:
        """From any thread."""
        with self._lock:
            self._called = True
            for child in self._children:
                child.kill()

    @contextmanager
    def ends(self, child: "subprocess.Popen[str]") -> Iterator[None]:
        """End this process too, if it is called in this block or was before."""
        with self._lock:
            self._children.append(child)
            if self._called:
                child.kill()
        try:
            yield
        finally:
            with self._lock:
                self._children.remove(child)

    def until(self, rows: Iterable[T]) -> Iterator[T]:
        """The rows until it is called."""
        for row in rows:
            if self._called:
                return
            yield row
