"""What must still happen: duties (deadlines) and deliveries (messages promised to others)."""
