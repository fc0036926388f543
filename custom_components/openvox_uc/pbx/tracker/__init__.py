"""Builds calls from reports (docs/call-tracking.md)."""
