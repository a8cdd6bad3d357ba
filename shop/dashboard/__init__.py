"""Oscar's staff dashboard, forked for the little that must change."""
