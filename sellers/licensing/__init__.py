"""Licences and permits: from a draft to a decision, who may sell what, and when it ends."""
