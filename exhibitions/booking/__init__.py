"""Who stands where: stalls held, paid, let go and offered on; what stands on passes and plans."""
