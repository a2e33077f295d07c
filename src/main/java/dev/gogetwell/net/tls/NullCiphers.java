package dev.gogetwell.net.tls;

/// The suites that sign and do not encrypt (RFC 5246, appendix A.5; RFC 4492, 4785, 5487, 5489): their records stay
/// readable, with a code behind them. Stateless.
final class NullCiphers {
  private NullCiphers() {}

  /// How long the code behind each record is; -1 for a suite that encrypts.
  static int codeLength(int suite) {
    return switch (suite) {
      case 0x0001 -> 16;
      case 0x0002, 0x002c, 0x002d, 0x002e, 0xc001, 0xc006, 0xc00b, 0xc010, 0xc015, 0xc039 -> 20;
      case 0x003b, 0x00b0, 0x00b4, 0x00b8, 0xc03a -> 32;
      case 0x00b1, 0x00b5, 0x00b9, 0xc03b -> 48;
      default -> -1;
    };
  }
}
