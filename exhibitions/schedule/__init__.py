"""When and where fairs take place: days, halls, and what stands in the way."""
