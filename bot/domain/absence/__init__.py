"""Leave before an activity and make-up study after it."""
