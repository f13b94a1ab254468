"""The day itself: who is there, the door, and what goes on paper."""
