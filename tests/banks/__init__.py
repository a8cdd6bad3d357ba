"""Banks for tests: real HTTP, real state, the behaviour that their documentation describes."""
