"""Reviews and questions of goods: written by buyers, answered by producers, looked at by staff."""
