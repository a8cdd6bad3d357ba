"""Holidays of producers: two dates, said before anybody buys, over by themselves."""
