"""Whether goods may be shown: how a listing moves, who looks at it, and why it comes back."""
