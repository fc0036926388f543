"""The permissions of users, and the devices that a target selects."""
