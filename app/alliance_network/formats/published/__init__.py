"""The published data sets of the field, one module each: their rows become claims."""
