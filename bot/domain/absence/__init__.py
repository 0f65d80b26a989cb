"""Leave before, make-up study after."""
