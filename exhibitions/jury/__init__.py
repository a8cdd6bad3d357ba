"""Reviewers score applications by published criteria; scores are made comparable and frozen."""
