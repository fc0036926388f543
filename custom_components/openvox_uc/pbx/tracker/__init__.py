"""The call tracker: reports of the PBX in, what happened to calls out (docs/call-tracking.md)."""
