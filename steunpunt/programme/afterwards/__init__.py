"""After an activity: ask who was present, take answers in without a name, show them."""
