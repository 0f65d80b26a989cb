"""The database engine: connections, transactions, locks, statements prepared once."""
