"""Demo producers: 95 whose names and stories were written, and as many invented ones as asked."""
