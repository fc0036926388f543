"""The reports of a PBX: where they arrive, which URL the PBX is given, and whether they arrive at all."""
