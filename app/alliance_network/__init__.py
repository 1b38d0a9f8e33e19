"""alliance-network."""
