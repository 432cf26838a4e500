"""The read phase: sources become doctrees of standard nodes, and records."""
