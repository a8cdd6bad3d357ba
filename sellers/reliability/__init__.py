"""How far a producer can be relied on: counted from what happened, by a plain formula."""
