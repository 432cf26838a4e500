"""What one output format needs to show the apparatus: one module for each format."""
