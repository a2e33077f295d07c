package dev.gogetwell.model.tls;

/// Placeholder until the dissector lands on main; replaced by its own type.
public record TlsStream() {}
