"""Where the records lie: engine, transactions, migrations."""
