"""The words of a network: actor, relation, source, coverage, claim, tie, dataset."""
