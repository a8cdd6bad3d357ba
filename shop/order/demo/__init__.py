"""Demo orders of the last year: in every state, and such that every audit finds them sound."""
