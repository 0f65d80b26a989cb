"""The secret ballot: voting, the box, the result."""
