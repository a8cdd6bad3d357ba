"""The draw of a fair: rules and input published first, run once, explained to everyone."""
