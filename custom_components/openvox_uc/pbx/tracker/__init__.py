"""The call tracker.

Reports of the PBX in, what happened to calls out (docs/call-tracking.md).
"""
