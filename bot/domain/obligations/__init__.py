"""Outstanding work: duties (deadlines) and deliveries (messages promised to others)."""
