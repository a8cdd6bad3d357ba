"""How often visitors may send forms and ask for what costs: one table, one fence, one page."""
