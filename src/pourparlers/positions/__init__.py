"""Who stands where on what, and when."""
