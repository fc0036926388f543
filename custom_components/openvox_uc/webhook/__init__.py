"""The reports of a PBX.

Where they arrive, which URL the PBX is given, and whether they arrive at all.
"""
