"""After an activity: certify who was there, ask them, take answers without a name."""
