"""Lists of goods: what was asked for, how it is counted, how it is shown."""
