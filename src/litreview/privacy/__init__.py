"""People: ledger, roster, consent, de-identification, release gate."""
