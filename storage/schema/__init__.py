"""Every table of the product. `metadata` knows them all."""

from storage.schema import delivery, office, plans, records, work
from storage.schema.columns import metadata

__all__ = ["delivery", "metadata", "office", "plans", "records", "work"]
