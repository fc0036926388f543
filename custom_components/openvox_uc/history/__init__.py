"""The call history: every finished call, including those found later."""
