"""The bodies of the PBX's reports (protocol 5), written down from the documents.

Nothing here is shared with the integration.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
import json
from typing import Any, ClassVar, NamedTuple, override

SERIAL = "a09805021987"

type Json = str | int | float | bool | list[Json] | dict[str, Json] | None
type Body = dict[str, Json]


class Party(NamedTuple):
    """One end of a call.

    Extension 103 and the external number 103 are different parties.
    """

    number: str
    outside: bool = False


def compact(values: Body) -> bytes:
    """Return the bytes that the PBX sends for a body.

    Compact JSON without a newline (protocol 1.9).
    """
    return json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode()


def extension_status(serial: str, extension: str, word: str) -> Body:
    return {
        "action": "ExtensionStatus",
        "extension": extension,
        "status": word,
        "sn": serial,
    }


def boot_up(serial: str) -> Body:
    """Return a BootUp (protocol 5.3)."""
    return {"action": "BootUp", "sn": serial}


@dataclass(frozen=True, slots=True, eq=False)
class Leg:
    """A channel of the PBX: when it was born, and its name `<epoch>.<sequence>`."""

    born: float
    id: str


# How each report names its call and its parties, in the order of the documents: the leg
# that is its `callid`, then its objects. `first` is the first leg of the call, `leg`
# that of the phone. `phones+caller` is an `ext` object, `inbound:leg` an object of that
# name with the id of that leg. ` / ` stands between two reports of one moment.
_INTERNAL = {
    "ALERT": "first caller",
    "RING": "first phones+caller",
    "ANSWER": "first phones+caller / first caller+phones",
    "BYE of the caller": "first caller+phones / leg phones+caller",
    "BYE of the others": "first phones+caller / leg caller+phones",
    "BYE of one phone": "leg phones+other",
    "BYE of who is alone": "first caller",
    "Tranfer": "leg other+phones",
    "CallFailed": "first phones+caller",
}
_INBOUND = {
    "ALERT": "leg inbound:first",
    "RING": "leg phones inbound:first",
    "ANSWER": "leg phones inbound:leg / leg inbound:leg phones",
    "BYE of the caller": "first inbound:first phones / leg phones inbound:leg",
    "BYE of the others": "first phones inbound:first / leg inbound:leg phones",
    "BYE of one phone": "leg phones inbound:leg",
    "BYE of who is alone": "first inbound:first",
    "Tranfer": "leg phones inbound:leg",
    "CallFailed": "first phones inbound:first",
}
_ONWARD = _INBOUND | {
    "RING": "first target:first source:first",
    "ANSWER": "leg source:first target:first / leg target:first source:first",
    "BYE of the caller": "first source:first target:first / leg target:leg source:leg",
    "BYE of the others": "first target:first source:first / leg source:leg target:leg",
    "CallFailed": "first target:first source:first",
}
_OUTBOUND = {
    "ALERT": "leg caller",
    "RING": "first outbound:first phones",
    "ANSWER": "leg phones outbound:first / leg outbound:first phones",
    "BYE of the caller": "first phones outbound:first / leg outbound:leg phones",
    "BYE of the others": "first outbound:first phones / leg phones outbound:leg",
    "BYE of one phone": "leg phones outbound:leg",
    "BYE of who is alone": "first outbound:first",
    "Tranfer": "leg phones outbound:leg",
    "CallFailed": "first outbound:first phones",
    "CallFailed after a transfer": "first phones outbound:first",
}
_PUT_THROUGH = _OUTBOUND | {
    "ALERT": "leg outbound:first",
    "RING": "leg phones outbound:first",
    "BYE of the caller": _OUTBOUND["BYE of the others"],
    "BYE of the others": _OUTBOUND["BYE of the caller"],
    "CallFailed": _OUTBOUND["CallFailed after a transfer"],
}
# The PBX leaves the serial number out of these (protocol 5.2).
_WITHOUT_SERIAL = {("outbound", "ALERT"), ("outbound", "RING")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(ABC):
    """The common part of all reports of one call.

    Its first leg, its parties, its trunk. `phone` is an extension in its reports.
    """

    serial: str
    first: Leg
    direction: ClassVar[str]
    forms: ClassVar[Mapping[str, str]]

    @property
    @abstractmethod
    def ends(self) -> tuple[Party | None, str]:
        """The caller and the number that was dialed.

        The caller is None for an anonymous outsider.
        """

    @property
    def caller(self) -> Party | None:
        return self.ends[0]

    @property
    def dialed(self) -> str:
        return self.ends[1]

    def alert(self, leg: Leg) -> Body:
        return self._reports("ALERT", leg)[0]

    def ring(self, leg: Leg, phone: str) -> Body:
        return self._reports("RING", leg, [phone])[0]

    def answers(self, leg: Leg, phone: str) -> list[Body]:
        return self._reports("ANSWER", leg, [phone])

    def byes(self, leg: Leg, phones: Sequence[str], *, by_caller: bool) -> list[Body]:
        return self._reports(
            f"BYE of the {'caller' if by_caller else 'others'}", leg, phones
        )

    def released(self, leg: Leg, phone: str, other: str) -> Body:
        """Return the BYE of one phone that leaves the call while it continues.

        `other` as in `transfer`.
        """
        return self._reports("BYE of one phone", leg, [phone], other)[0]

    def alone(self) -> Body:
        return self._reports("BYE of who is alone", self.first)[0]

    def transfer(self, leg: Leg, phone: str, other: str) -> Body:
        """Return the Tranfer of a phone.

        `other` is the extension that it talks with (of a trunk call: empty).
        """
        return self._reports("Tranfer", leg, [phone], other)[0]

    def failed(self, phone: str, code: int) -> Body:
        """Return the CallFailed of a phone, whose reason comes before the id.

        For an outbound call, it is that of the external number.
        """
        # The target of a transfer is the callee then, so an outbound call reports it as
        # its own phone.
        transferred = self.direction == "outbound" and self.caller != Party(phone)
        report = self._reports(
            "CallFailed after a transfer" if transferred else "CallFailed",
            self.first,
            [phone],
        )[0]
        return {"action": report.pop("action"), "reason": code, **report}

    def toward(self, phone: str) -> Line:
        """Return the line with a phone at its other end.

        The reports of each phone name that phone there.
        """
        return self

    def turned[L: Line](self, kind: type[L], **changes: object) -> L:
        shared: dict[str, Any] = {
            field.name: getattr(self, field.name) for field in fields(self)
        }
        return kind(**shared | changes)

    def record(
        self,
        offset: float,
        call_seconds: int,
        talk_seconds: int,
        status: str,
        *,
        recorded: bool,
        callto: str | None = None,
    ) -> Body:
        """Return a NewCdr.

        `offset` is the PBX's local time minus UTC in seconds, `callto` where it ended,
        None as dialed.
        """
        start = datetime.fromtimestamp(int(self.first.id.split(".")[0]) + offset, UTC)
        caller = self.caller.number if self.caller else ""
        callto = self.dialed if callto is None else callto
        recording = f"exten-{caller}-{callto}-{start:%Y%m%d-%H%M%S}-{self.first.id}.wav"
        return {
            "action": "NewCdr",
            "callid": self.first.id,
            "timestart": f"{start:%Y-%m-%d %H:%M:%S}",
            "callfrom": caller,
            "callto": callto,
            "callduraction": str(call_seconds),
            "talkduraction": str(talk_seconds),
            "status": status,
            "type": self.direction.title(),
            **({"recording": recording} if recorded else {}),
            "sn": self.serial,
        }

    def _reports(
        self, form: str, leg: Leg, phones: Sequence[str] = (), other: str = ""
    ) -> list[Body]:
        action = form.partition(" ")[0]
        end: Body = (
            {} if (self.direction, action) in _WITHOUT_SERIAL else {"sn": self.serial}
        )
        ids = {"first": self.first.id, "leg": leg.id}
        numbers = {
            "phones": phones,
            "other": [other],
            "caller": [self.caller.number if self.caller else ""],
        }
        reports: list[Body] = []
        for callid, *parts in map(str.split, self.forms[form].split(" / ")):
            body: Body = {"action": action, "callid": ids[callid]}
            for part in parts:
                name, _, its_leg = part.partition(":")
                if its_leg:
                    body |= self._trunk_object(name, ids[its_leg])
                else:
                    body["ext"] = self._ext(
                        *(
                            number
                            for word in name.split("+")
                            for number in numbers[word]
                        )
                    )
            reports.append(body | end)
        return reports

    def _trunk_object(self, name: str, leg_id: str) -> dict[str, Json]:
        raise NotImplementedError

    def _ext(self, *numbers: str) -> Body:
        return {"extid": list(numbers) if len(numbers) > 1 else numbers[0]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Internal(Line):
    direction = "internal"
    forms = _INTERNAL
    extension: str
    dialed_number: str

    @property
    @override
    def ends(self) -> tuple[Party, str]:
        return Party(self.extension), self.dialed_number

    @override
    def alert(self, leg: Leg) -> Body:
        return super().alert(leg) | {"ext": {"extid": [self.extension]}}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trunk(Line):
    outside: str
    house: str
    trunk: str

    @override
    def _trunk_object(self, name: str, leg_id: str) -> dict[str, Json]:
        ends = (
            (self.outside, self.house)
            if name == "inbound"
            else (self.house, self.outside)
        )
        return {
            name: {
                "from": ends[0],
                "to": ends[1],
                "trunk": self.trunk,
                f"{name}id": leg_id,
            }
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound(_Trunk):
    """A call from outside (anonymous: an empty number) to `house`.

    An extension, a DID, a group or a queue.
    """

    direction = "inbound"
    forms = _INBOUND

    @property
    @override
    def ends(self) -> tuple[Party | None, str]:
        return Party(self.outside, outside=True) if self.outside else None, self.house


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward(Inbound):
    """A call from outside that is passed on to the number `target` outside.

    Its caller is in an `inbound` object next to the `outbound` one, or in the place of
    a phone.
    """

    forms = _ONWARD
    target: str
    two_objects: bool

    @override
    def _trunk_object(self, name: str, leg_id: str) -> dict[str, Json]:
        if name == "target":
            return {
                "outbound": {
                    "from": self.outside,
                    "to": self.target,
                    "trunk": self.trunk,
                    "outboundid": leg_id,
                }
            }
        if name == "source" and not self.two_objects:
            return {"ext": self._ext(self.outside)}
        return super()._trunk_object("inbound", leg_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbound(_Trunk):
    """A call from the extension `house` to `outside`.

    `prefix` is dialed before it and stripped by the route.
    """

    direction = "outbound"
    forms = _OUTBOUND
    prefix: str

    @property
    @override
    def ends(self) -> tuple[Party, str]:
        return Party(self.house), self.prefix + self.outside


@dataclass(frozen=True, slots=True, kw_only=True)
class PutThrough(Outbound):
    """A call to `outside` that the PBX puts through to phones.

    After a transfer, or of a queue or a group. `house` is the phone called.
    """

    forms = _PUT_THROUGH
    dialed_number: str

    @property
    @override
    def ends(self) -> tuple[Party, str]:
        return Party(self.prefix + self.outside, outside=True), self.dialed_number

    @override
    def toward(self, phone: str) -> Line:
        return replace(self, house=phone)
