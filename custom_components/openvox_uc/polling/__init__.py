"""Coordinators next to that of the lists: they poll queues, mailboxes, settings, and calls over trunks."""
