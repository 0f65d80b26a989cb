"""The tick asks the database what is due, carries it out and sends what was promised; APScheduler runs it in time."""
