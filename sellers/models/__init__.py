"""Who sells, where, and by what right. Our models first, Oscar's remaining ones last."""

from sellers.models.places import County, Province
from sellers.models.trades import Sector, Trade, TradeEdition, TradeRow

from sellers.models.seller import Partner, SellerKind  # isort: skip -- needs places and trades
from sellers.models.licence import Evidence, Licence, Permit  # isort: skip -- needs sellers
from sellers.models.activity import Activity, ActivityKind  # isort: skip -- needs sellers
from sellers.models.brand import Brand  # isort: skip -- needs sellers
from sellers.models.office import OfficeRole, Reason, RegisterImport  # isort: skip -- needs places
from sellers.models.stock import StockRecord  # isort: skip -- needs sellers
from sellers.models.team import Membership, Role, TeamInvitation  # isort: skip -- needs sellers
from sellers.models.bank import BankAccount, BankChange  # isort: skip -- needs sellers
from sellers.models.members import Support  # isort: skip -- needs sellers
from sellers.models.reliability import Reliability  # isort: skip -- needs sellers
from sellers.models.helping import HelperAct, Helping  # isort: skip -- needs sellers
from sellers.models.joining import Joining  # isort: skip -- needs sellers

from oscar.apps.partner.models import *  # noqa: F403 -- the models we did not change

__all__ = [
    "Activity",
    "ActivityKind",
    "BankAccount",
    "BankChange",
    "Brand",
    "County",
    "Evidence",
    "HelperAct",
    "Helping",
    "Joining",
    "Licence",
    "Membership",
    "OfficeRole",
    "Partner",
    "Permit",
    "Province",
    "Reason",
    "RegisterImport",
    "Reliability",
    "Role",
    "Sector",
    "SellerKind",
    "StockRecord",
    "Support",
    "TeamInvitation",
    "Trade",
    "TradeEdition",
    "TradeRow",
]
