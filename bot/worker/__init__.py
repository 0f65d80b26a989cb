"""Worker processes: they read what comes from outside and draw charts, within limits and without secrets."""
