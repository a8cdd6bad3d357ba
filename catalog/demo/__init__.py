"""Demo goods: 227 written by hand, as many varied ones as asked, drawn pictures and reviews."""
