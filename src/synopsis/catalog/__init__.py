"""Where things are kept and who sees what: workspaces, views and editions, never raw stores."""

from synopsis.catalog.check import check_edition
from synopsis.catalog.draft import read_draft, save_draft
from synopsis.catalog.durable import put_in_place
from synopsis.catalog.edition import Edition, check_name
from synopsis.catalog.errors import CatalogError
from synopsis.catalog.freeze import freeze_edition
from synopsis.catalog.principal import Principal
from synopsis.catalog.profile import Profile, load_profile
from synopsis.catalog.receipt import Receipt
from synopsis.catalog.rows import Rows
from synopsis.catalog.view import View
from synopsis.catalog.workspace import Workspace, init_workspace, open_workspace

__all__ = [
    "CatalogError",
    "Edition",
    "Principal",
    "Profile",
    "Receipt",
    "Rows",
    "View",
    "Workspace",
    "check_edition",
    "check_name",
    "freeze_edition",
    "init_workspace",
    "load_profile",
    "open_workspace",
    "put_in_place",
    "read_draft",
    "save_draft",
]
