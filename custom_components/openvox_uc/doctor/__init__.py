"""The test of reports.

It records the reports of a PBX for a minute, and says which are fine, wrong, or
missing.
"""
