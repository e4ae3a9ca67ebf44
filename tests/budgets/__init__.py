"""What a page may cost: statements, transactions, memory. Counted, never timed: a busy machine changes nothing."""
