"""Things of many goods at once and of a shop's face, for the access matrix."""

from itertools import count

from catalog.models import BulkChange, GoodsImport, Rack

_n = count(1)


def file_of(seller):
    return {"pk": GoodsImport.objects.create(seller=seller, name="goods.xlsx", headings=[]).pk}


def change_of(seller):
    rule = {"way": "set", "value": 5}
    return {"pk": BulkChange.objects.create(seller=seller, field="stock", rule=rule).pk}


def rack_of(seller):
    return {"pk": Rack.objects.create(seller=seller, name=f"هدیه {next(_n)}").pk}
