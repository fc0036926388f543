"""A simulated OpenVox UC501: its HTTP API, its reports, and stories of calls."""

from . import kinds
from .faults import Faults
from .live import DeskError
from .pbx import SimulatedPbx, default_extensions, default_trunks
from .switchboard import SimConference, SimExtension, SimQueue, SimTrunk

__all__ = [
    "DeskError",
    "Faults",
    "SimConference",
    "SimExtension",
    "SimQueue",
    "SimTrunk",
    "SimulatedPbx",
    "default_extensions",
    "default_trunks",
    "kinds",
]
