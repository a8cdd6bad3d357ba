"""The portal's register as a file: read, previewed, applied to the papers that wait."""
