"""Settings, read from the environment: base and oscar, then dev, test or production on top."""
