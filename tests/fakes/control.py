"""What every fake platform can be told from outside: faults to come, and what was called so far."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, NonNegativeFloat, PositiveInt


class Fault(BaseModel):
    """What goes wrong with the next `times` calls of `method` (`*` for any).

    After `delay` seconds the caller gets HTTP `http_status` (or else `code`) with the platform's error form, or `body`
    as it is, or with `drop` a closed connection. With `accept` the call takes effect all the same; with only a `delay`,
    it takes effect and is answered late.
    """

    model_config = ConfigDict(extra="forbid")

    method: str = "*"
    code: int | None = None
    description: str = "a fault of the fake"
    retry_after: PositiveInt | None = None
    http_status: int | None = None
    body: str | None = None
    drop: bool = False
    accept: bool = False
    delay: NonNegativeFloat = 0.0
    times: PositiveInt = 1

    @property
    def only_slow(self) -> bool:
        return self.code is None and self.http_status is None and self.body is None and not self.drop


class ProxyChange(BaseModel):
    """What `POST /sim/proxy` is told: the origin (http://127.0.0.1:8080) public https addresses lead to."""

    model_config = ConfigDict(extra="forbid")

    origin: str | None


class Proxy:
    """The way from a public https address to a server on this machine, as a proxy with a certificate would be."""

    def __init__(self) -> None:
        self.origin: str | None = None

    def reached(self, url: str) -> str:
        """Where an address leads to."""
        parts = urlsplit(url)
        if self.origin is None or parts.scheme != "https":
            return url
        return f"{self.origin}{parts.path}" + (f"?{parts.query}" if parts.query else "")


class Faults:
    """The faults still to come, first told first done."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._waiting += [fault] * fault.times

    def next_for(self, method: str) -> Fault | None:
        for index, fault in enumerate(self._waiting):
            if fault.method in {"*", method}:
                return self._waiting.pop(index)
        return None


@dataclass(frozen=True)
class Call:
    """One call to the platform. `number` counts from 1; `at` is in seconds since the fake began. `status` is 200
    only where the call took effect, 0 where it was answered with nonsense or not at all.
    """

    number: int
    at: float
    method: str
    params: dict[str, Any]
    status: int
    result: Any

    @property
    def ok(self) -> bool:
        return self.status == 200

    def shown(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "at": round(self.at, 4),
            "method": self.method,
            "params": self.params,
            "status": self.status,
            "ok": self.ok,
            "result": self.result,
        }


@dataclass
class Outbox:
    """Every call in order. A call counts as accepted (`ok`) where it took effect, whatever its caller was told."""

    calls: list[Call] = field(default_factory=list)
    began: float = field(default_factory=lambda: asyncio.get_running_loop().time())

    def now(self) -> float:
        """Seconds since the fake began."""
        return asyncio.get_running_loop().time() - self.began

    def record(self, method: str, params: dict[str, Any], status: int, result: Any) -> None:
        at = self.now()
        self.calls.append(Call(len(self.calls) + 1, at, method, params, status, result))

    def select(self, method: str | None = None, since: int = 0, *, refused: bool = False) -> list[Call]:
        """The calls after number `since`, of one method or of all; refused ones only where asked for."""
        return [
            call
            for call in self.calls
            if call.number > since and method in {None, call.method} and (call.ok or refused)
        ]
