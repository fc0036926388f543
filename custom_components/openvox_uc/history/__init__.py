"""The call history: every call that ended, and those that are found later."""
