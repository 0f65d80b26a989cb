"""The tick carries out the duties that are due and sends the promised messages; APScheduler runs it on time."""
