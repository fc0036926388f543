"""Receives the reports of a PBX, chooses their URL, and notices missing ones."""
