"""The database engine: connections, transactions, locks, prepared statements."""
