"""Coordinators next to that of the lists.

They poll queues, mailboxes, settings, and calls over trunks.
"""
