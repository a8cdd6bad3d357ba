"""Plans of halls: laid out by rule, drawn to scale."""
