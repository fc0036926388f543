"""The HTTP API of the PBX: requests, answers, and their formats (protocol 1 to 4)."""
