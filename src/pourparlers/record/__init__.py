"""What was read and what people decided, in one file."""
