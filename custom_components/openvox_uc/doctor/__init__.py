"""The test of reports.

Watches the reports of a PBX for a minute, and shows which are right, and which are
wrong or missing.
"""
