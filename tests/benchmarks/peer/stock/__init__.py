"""A stock django-oscar shop as its documentation sets one up, in an environment of its own."""
