"""The ways to bring a parcel to its buyer, one file for each. Pure: values in, values out.

A new one is a file here, its place in ``WAYS``, its rows in ``data/`` and its name in
``shop.shipping.words``: see ``docs/how-to/add-a-shipping-method.md``.
"""

from shop.shipping.ways import courier, express, freight, post
from shop.shipping.ways.way import Way

WAYS: tuple[Way, ...] = (post.WAY, express.WAY, courier.WAY, freight.WAY)
