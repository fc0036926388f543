"""The connection to a PBX.

Who may log in and when, the session, and the addresses on both sides.
"""
