"""What people, YAML and pages may send that no phone number and no text to search for is."""

# One character more than may be.
NUMBER = "0" * 65
PATTERN = "*1" * 32 + "*"
TEXT = "e" * 65
