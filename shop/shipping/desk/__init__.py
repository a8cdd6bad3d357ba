"""How a producer sends: her prices and places, and what a parcel would cost a buyer."""
