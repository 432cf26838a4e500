"""The command ``apparatus``: explain, check, new, show, suggest."""
