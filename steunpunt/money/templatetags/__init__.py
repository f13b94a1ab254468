"""How templates show money."""
