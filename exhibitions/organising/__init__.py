"""The organisers' workspace: who sees which fairs, and everything they do with them."""
