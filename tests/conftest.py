"""What all tests share: Sphinx's own fixtures for building projects."""

pytest_plugins = ["sphinx.testing.fixtures"]
