"""Works the switchboard in a browser by mouse, and takes pictures of it."""
