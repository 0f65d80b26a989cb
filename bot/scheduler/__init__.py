"""APScheduler as the clock: one tick asks the database what is due, carries it out and sends what was promised."""
