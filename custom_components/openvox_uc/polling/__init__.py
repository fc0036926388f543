"""The coordinators besides the main one, for queues, mailboxes, and settings."""
