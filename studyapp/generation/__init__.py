"""From a Document to cards: dates, actors, clauses, forms, filters, ranking, coverage."""
