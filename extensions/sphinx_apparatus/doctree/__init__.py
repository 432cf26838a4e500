"""What the read phase and the write phase share about doctrees."""
