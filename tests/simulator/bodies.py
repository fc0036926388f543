"""The bodies of the PBX's reports (protocol 5): which id stands in which report, and who is named first."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import UTC, datetime
import json
from typing import override

from custom_components.openvox_uc.pbx.models import Direction, Party

SERIAL = "a09805021987"

type Json = str | int | float | bool | list[Json] | dict[str, Json] | None
type Body = dict[str, Json]


def compact(values: Body) -> bytes:
    """Return the bytes that the PBX sends for a body: compact JSON without a newline (protocol 1.9)."""
    return json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode()


def extension_status(serial: str, extension: str, word: str) -> Body:
    """Return an ExtensionStatus (protocol 5.4)."""
    return {"action": "ExtensionStatus", "extension": extension, "status": word, "sn": serial}


def boot_up(serial: str) -> Body:
    """Return a BootUp (protocol 5.3)."""
    return {"action": "BootUp", "sn": serial}


@dataclass(slots=True, eq=False)
class Leg:
    """A channel of the PBX: born at a moment, named `<epoch>.<sequence>` once its turn among all channels is known."""

    born: float
    near: Leg | None = None
    id: str = ""

    @property
    def epoch(self) -> int:
        """The PBX's clock at the birth, in whole seconds."""
        return int(self.id.split(".")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How this PBX words its reports where the documents leave it open."""

    lists: bool = False
    two_answers: bool = True
    two_byes: bool = True
    reason_texts: bool = False


_REASON_TEXTS = {404: "404 NOT found", 480: "480 Temporarily Unavailable", 486: "486 Busy Here", 603: "603 Declined"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(ABC):
    """What all reports of one call have in common: its first leg, its parties, its trunk."""

    serial: str
    first: Leg
    style: Style

    @property
    @abstractmethod
    def direction(self) -> Direction:
        """Where the call goes."""

    @property
    @abstractmethod
    def caller(self) -> Party | None:
        """Who calls; None if that is an anonymous outsider."""

    @property
    @abstractmethod
    def dialed(self) -> str:
        """The number that the caller dialed."""

    @abstractmethod
    def alert(self, leg: Leg) -> Body:
        """Return the ALERT: the caller hears the ring-back tone."""

    @abstractmethod
    def ring(self, leg: Leg, phone: str) -> Body:
        """Return the RING of a phone (of an outbound call: of the outside number)."""

    @abstractmethod
    def answers(self, leg: Leg, phone: str) -> list[Body]:
        """Return the ANSWERs of a phone (of an outbound call: of the outside number to the phone)."""

    @abstractmethod
    def byes(self, leg: Leg, phones: tuple[str, ...], *, by_caller: bool) -> list[Body]:
        """Return the BYEs at the end of the call; the caller or the others hung up."""

    @abstractmethod
    def released(self, leg: Leg, phone: str, other: str) -> Body:
        """Return the BYE of one phone that leaves the call while it goes on; `other` as in `transfer`."""

    @abstractmethod
    def alone(self) -> Body:
        """Return the BYE of a party with nobody at the other end: the caller of a queue, or whoever a transfer left behind."""

    @abstractmethod
    def transfer(self, leg: Leg, phone: str, other: str) -> Body:
        """Return the Tranfer of a phone; `other` is the extension that it talks with (of a trunk call: nobody)."""

    @abstractmethod
    def failed(self, phone: str, code: int) -> Body:
        """Return the CallFailed of a phone (of an outbound call: of the outside number)."""

    def toward(self, phone: str) -> Line:
        """Return the line with a phone at its other end, where the reports of each phone name that one."""
        return self

    def record(
        self, offset: float, call_seconds: int, talk_seconds: int, status: str, *, recorded: bool, callto: str | None = None
    ) -> Body:
        """Return a NewCdr; `offset` is the PBX's local time minus UTC in seconds, `callto` where it ended, None as dialed."""
        start = datetime.fromtimestamp(self.first.epoch + offset, UTC)
        caller = self.caller
        callto = self.dialed if callto is None else callto
        body: Body = {
            "action": "NewCdr",
            "callid": self.first.id,
            "timestart": f"{start:%Y-%m-%d %H:%M:%S}",
            "callfrom": caller.number if caller else "",
            "callto": callto,
            "callduraction": str(call_seconds),
            "talkduraction": str(talk_seconds),
            "status": status,
            "type": self.direction.value.title(),
        }
        if recorded:
            body["recording"] = f"exten-{body['callfrom']}-{callto}-{start:%Y%m%d-%H%M%S}-{self.first.id}.wav"
        return body | {"sn": self.serial}

    def _ext(self, *numbers: str) -> Body:
        """Return the `ext` object: a string for one number, a list for several."""
        return {"extid": list(numbers) if len(numbers) > 1 or self.style.lists else numbers[0]}

    def _report(self, action: str, leg: Leg, **named: Json) -> Body:
        """Return a report with its parties in the order given."""
        return {"action": action, "callid": leg.id, **named, "sn": self.serial}

    def _failed(self, code: int, **named: Json) -> Body:
        """Return a CallFailed, whose reason comes before the id."""
        reason: Json = _REASON_TEXTS.get(code, str(code)) if self.style.reason_texts else code
        return {"action": "CallFailed", "reason": reason, "callid": self.first.id, **named, "sn": self.serial}

    def _answers(self, *reports: Body) -> list[Body]:
        """Return both ANSWERs, or the first alone."""
        return list(reports) if self.style.two_answers else [reports[0]]

    def _byes(self, *reports: Body) -> list[Body]:
        """Return both BYEs, or the first alone."""
        return list(reports) if self.style.two_byes else [reports[0]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Internal(Line):
    """A call from one extension to another."""

    extension: str
    dialed_number: str

    @property
    @override
    def direction(self) -> Direction:
        return Direction.INTERNAL

    @property
    @override
    def caller(self) -> Party:
        return Party(self.extension)

    @property
    @override
    def dialed(self) -> str:
        return self.dialed_number

    @override
    def alert(self, leg: Leg) -> Body:
        return self._report("ALERT", self.first, ext={"extid": [self.extension]})

    @override
    def ring(self, leg: Leg, phone: str) -> Body:
        return self._report("RING", self.first, ext=self._ext(phone, self.extension))

    @override
    def answers(self, leg: Leg, phone: str) -> list[Body]:
        return self._answers(
            self._report("ANSWER", self.first, ext=self._ext(phone, self.extension)),
            self._report("ANSWER", self.first, ext=self._ext(self.extension, phone)),
        )

    @override
    def byes(self, leg: Leg, phones: tuple[str, ...], *, by_caller: bool) -> list[Body]:
        parties = (self.extension, *phones) if by_caller else (*phones, self.extension)
        return self._byes(
            self._report("BYE", self.first, ext=self._ext(*parties)),
            self._report("BYE", leg, ext=self._ext(*reversed(parties))),
        )

    @override
    def released(self, leg: Leg, phone: str, other: str) -> Body:
        return self._report("BYE", leg, ext=self._ext(phone, other))

    @override
    def alone(self) -> Body:
        return self._report("BYE", self.first, ext=self._ext(self.extension))

    @override
    def transfer(self, leg: Leg, phone: str, other: str) -> Body:
        return self._report("Tranfer", leg, ext=self._ext(other, phone))

    @override
    def failed(self, phone: str, code: int) -> Body:
        return self._failed(code, ext=self._ext(phone, self.extension))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trunk(Line):
    """A call over a trunk, between the number `outside` and the numbers of the house."""

    outside: str
    house: str
    trunk: str

    def _object(self, leg: Leg) -> Body:
        """Return the `inbound` or `outbound` object with the leg given (protocol 5.2)."""
        inbound = self.direction is Direction.INBOUND
        return {
            "from": self.outside if inbound else self.house,
            "to": self.house if inbound else self.outside,
            "trunk": self.trunk,
            f"{self.direction}id": leg.id,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound(_Trunk):
    """A call from outside (anonymous: an empty number) to `house`: an extension, a DID, a group or a queue."""

    @property
    @override
    def direction(self) -> Direction:
        return Direction.INBOUND

    @property
    @override
    def caller(self) -> Party | None:
        return Party(self.outside, outside=True) if self.outside else None

    @property
    @override
    def dialed(self) -> str:
        return self.house

    @override
    def alert(self, leg: Leg) -> Body:
        return self._report("ALERT", leg, inbound=self._object(self.first))

    @override
    def ring(self, leg: Leg, phone: str) -> Body:
        return self._report("RING", leg, ext=self._ext(phone), inbound=self._object(self.first))

    @override
    def answers(self, leg: Leg, phone: str) -> list[Body]:
        return self._answers(
            self._report("ANSWER", leg, ext=self._ext(phone), inbound=self._object(leg)),
            self._report("ANSWER", leg, inbound=self._object(leg), ext=self._ext(phone)),
        )

    @override
    def byes(self, leg: Leg, phones: tuple[str, ...], *, by_caller: bool) -> list[Body]:
        if by_caller:
            return self._byes(
                self._report("BYE", self.first, inbound=self._object(self.first), ext=self._ext(*phones)),
                self._report("BYE", leg, ext=self._ext(*phones), inbound=self._object(leg)),
            )
        return self._byes(
            self._report("BYE", self.first, ext=self._ext(*phones), inbound=self._object(self.first)),
            self._report("BYE", leg, inbound=self._object(leg), ext=self._ext(*phones)),
        )

    @override
    def released(self, leg: Leg, phone: str, other: str) -> Body:
        return self._report("BYE", leg, ext=self._ext(phone), inbound=self._object(leg))

    @override
    def alone(self) -> Body:
        return self._report("BYE", self.first, inbound=self._object(self.first))

    @override
    def transfer(self, leg: Leg, phone: str, other: str) -> Body:
        return self._report("Tranfer", leg, ext=self._ext(phone), inbound=self._object(leg))

    @override
    def failed(self, phone: str, code: int) -> Body:
        return self._failed(code, ext=self._ext(phone), inbound=self._object(self.first))


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward(Inbound):
    """A call from outside that goes on to the number `target` outside.

    Its caller stands in an `inbound` object beside the `outbound` one, or where a phone should be.
    """

    target: str
    two_objects: bool

    def _sides(self, leg: Leg, *, target_first: bool = False) -> dict[str, Json]:
        """Return the caller and the target."""
        caller: dict[str, Json] = {"inbound": self._object(leg)} if self.two_objects else {"ext": self._ext(self.outside)}
        outbound: Body = {"from": self.outside, "to": self.target, "trunk": self.trunk, "outboundid": leg.id}
        target: dict[str, Json] = {"outbound": outbound}
        return target | caller if target_first else caller | target

    @override
    def ring(self, leg: Leg, phone: str) -> Body:
        return self._report("RING", self.first, **self._sides(self.first, target_first=True))

    @override
    def answers(self, leg: Leg, phone: str) -> list[Body]:
        return self._answers(
            self._report("ANSWER", leg, **self._sides(self.first)),
            self._report("ANSWER", leg, **self._sides(self.first, target_first=True)),
        )

    @override
    def byes(self, leg: Leg, phones: tuple[str, ...], *, by_caller: bool) -> list[Body]:
        return self._byes(
            self._report("BYE", self.first, **self._sides(self.first, target_first=not by_caller)),
            self._report("BYE", leg, **self._sides(leg, target_first=by_caller)),
        )

    @override
    def failed(self, phone: str, code: int) -> Body:
        return self._failed(code, **self._sides(self.first, target_first=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbound(_Trunk):
    """A call from the extension `house` to `outside`; `prefix` is dialed before it and stripped by the route."""

    prefix: str

    @property
    @override
    def direction(self) -> Direction:
        return Direction.OUTBOUND

    @property
    @override
    def caller(self) -> Party:
        return Party(self.house)

    @property
    @override
    def dialed(self) -> str:
        return self.prefix + self.outside

    @override
    def alert(self, leg: Leg) -> Body:
        return _without_serial(self._report("ALERT", leg, ext=self._ext(self.house)))

    @override
    def ring(self, leg: Leg, phone: str) -> Body:
        return _without_serial(self._report("RING", self.first, outbound=self._object(self.first), ext=self._ext(phone)))

    @override
    def answers(self, leg: Leg, phone: str) -> list[Body]:
        return self._answers(
            self._report("ANSWER", leg, ext=self._ext(phone), outbound=self._object(self.first)),
            self._report("ANSWER", leg, outbound=self._object(self.first), ext=self._ext(phone)),
        )

    @override
    def byes(self, leg: Leg, phones: tuple[str, ...], *, by_caller: bool) -> list[Body]:
        if by_caller:
            return self._byes(
                self._report("BYE", self.first, ext=self._ext(*phones), outbound=self._object(self.first)),
                self._report("BYE", leg, outbound=self._object(leg), ext=self._ext(*phones)),
            )
        return self._byes(
            self._report("BYE", self.first, outbound=self._object(self.first), ext=self._ext(*phones)),
            self._report("BYE", leg, ext=self._ext(*phones), outbound=self._object(leg)),
        )

    @override
    def released(self, leg: Leg, phone: str, other: str) -> Body:
        return self._report("BYE", leg, ext=self._ext(phone), outbound=self._object(leg))

    @override
    def alone(self) -> Body:
        return self._report("BYE", self.first, outbound=self._object(self.first))

    @override
    def transfer(self, leg: Leg, phone: str, other: str) -> Body:
        return self._report("Tranfer", leg, ext=self._ext(phone), outbound=self._object(leg))

    @override
    def failed(self, phone: str, code: int) -> Body:
        if phone != self.house:  # the target of a transfer, which is the callee then
            return self._failed(code, ext=self._ext(phone), outbound=self._object(self.first))
        return self._failed(code, outbound=self._object(self.first), ext=self._ext(phone))


@dataclass(frozen=True, slots=True, kw_only=True)
class PutThrough(Outbound):
    """A call to `outside` that the PBX puts through to phones: after a transfer, or of a queue or a group. `house` is the phone called."""

    dialed_number: str

    @property
    @override
    def caller(self) -> Party:
        return Party(self.prefix + self.outside, outside=True)

    @property
    @override
    def dialed(self) -> str:
        return self.dialed_number

    @override
    def toward(self, phone: str) -> Line:
        return replace(self, house=phone)

    @override
    def alert(self, leg: Leg) -> Body:
        return _without_serial(self._report("ALERT", leg, outbound=self._object(self.first)))

    @override
    def ring(self, leg: Leg, phone: str) -> Body:
        return _without_serial(self._report("RING", leg, ext=self._ext(phone), outbound=self._object(self.first)))

    @override
    def byes(self, leg: Leg, phones: tuple[str, ...], *, by_caller: bool) -> list[Body]:
        return super().byes(leg, phones, by_caller=not by_caller)

    @override
    def failed(self, phone: str, code: int) -> Body:
        return self._failed(code, ext=self._ext(phone), outbound=self._object(self.first))


def _without_serial(body: Body) -> Body:
    """Leave out the serial number, as the PBX does in ALERT and RING of an outbound call (protocol 5.2)."""
    del body["sn"]
    return body
