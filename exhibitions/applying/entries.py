"""What applications and their juries hang into the registries of other parts; see ``ready()``."""

from exhibitions.applying.desk import entries as _desk  # noqa: F401 -- the desk's menu and tasks
from exhibitions.applying.organising import entries as _list  # noqa: F401 -- the fair's tabs
from exhibitions.jury import entries as _jury  # noqa: F401 -- the fair's tabs
