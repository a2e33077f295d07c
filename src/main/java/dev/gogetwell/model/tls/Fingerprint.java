package dev.gogetwell.model.tls;

/// A JA3 or JA3S fingerprint.
///
/// @param full the numbers, for instance `771,49195-49199,0-10-11,29-23,0`
/// @param md5 their MD5 in hexadecimal, the form in which lists of fingerprints are published
public record Fingerprint(String full, String md5) {}
