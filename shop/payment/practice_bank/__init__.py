"""The practice bank: another company's server, played by this one. Its book is its own."""
