"""What a producer makes of the shop's face at the desk, and how the producer's page wears it."""
