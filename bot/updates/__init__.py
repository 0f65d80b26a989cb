"""How updates come in: polled or posted, settled, answered."""
