"""A simulated OpenVox UC501: its HTTP API, its reports, and people at its phones."""

from .faults import Faults
from .pbx import SimulatedPbx
from .switchboard import SimConference, SimExtension, SimQueue, SimTrunk

__all__ = [
    "Faults",
    "SimConference",
    "SimExtension",
    "SimQueue",
    "SimTrunk",
    "SimulatedPbx",
]
