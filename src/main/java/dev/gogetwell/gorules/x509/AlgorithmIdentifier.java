package dev.gogetwell.gorules.x509;

import org.jspecify.annotations.Nullable;

/// An AlgorithmIdentifier (crypto/x509/parser.go:parseAI).
///
/// @param oid dotted
/// @param rawParameters the parameters with their header, empty where absent
record AlgorithmIdentifier(String oid, byte[] rawParameters) {
  private static final byte[] NONE = {};

  /// Reads the contents of the SEQUENCE.
  ///
  /// @throws ParseFailure in Go's words
  static AlgorithmIdentifier read(DerReader content, X509Rules rules) throws ParseFailure {
    String oid = content.readOid(rules.minimalOids());
    if (oid == null) {
      throw new ParseFailure("x509: malformed OID");
    }
    if (content.isEmpty()) {
      return new AlgorithmIdentifier(oid, NONE);
    }
    int start = content.position();
    if (content.readAny() == null) {
      throw new ParseFailure("x509: malformed parameters");
    }
    return new AlgorithmIdentifier(oid, new DerReader(content.data(), start, content.position()).bytes());
  }

  /// The same for identifiers inside parameters, where Go only needs to know that they are unreadable.
  static @Nullable AlgorithmIdentifier readLenient(DerReader content) {
    String oid = content.readOid(true);
    if (oid == null) {
      return null;
    }
    int start = content.position();
    if (content.isEmpty() || content.readAny() == null) {
      return content.isEmpty() ? new AlgorithmIdentifier(oid, NONE) : null;
    }
    return new AlgorithmIdentifier(oid, new DerReader(content.data(), start, content.position()).bytes());
  }

  boolean hasParameters() {
    return rawParameters.length > 0;
  }

  boolean isNullParameters() {
    return rawParameters.length == 2 && rawParameters[0] == DerReader.NULL && rawParameters[1] == 0;
  }

  boolean parametersAbsentOrNull() {
    return !hasParameters() || isNullParameters();
  }

  DerReader parameters() {
    return new DerReader(rawParameters);
  }
}
