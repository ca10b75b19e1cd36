"""Reports: figures that tie to the ledger to the minute, each with its definition."""
