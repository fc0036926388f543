"""The HTTP API of the PBX.

Requests, answers, and the formats that both are written in (protocol 1 to 4).
"""
