"""The secret ballot: voting, the ballot box and the result."""
