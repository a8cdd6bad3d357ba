"""The producer's side: fairs open for applications, her own, and their questions."""
