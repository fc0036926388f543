"""What a user may see and control, and the devices that a target stands for."""
