package dev.gogetwell.gorules.x509;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The string types of names as Go reads them (crypto/x509/parser.go:parseASN1String; since 1.27 readASN1Any, which
/// lets values of other types pass). Stateless.
final class Asn1Text {
  private static final int UTF8_STRING = 12;
  private static final int NUMERIC_STRING = 18;
  private static final int PRINTABLE_STRING = 19;
  private static final int T61_STRING = 20;
  private static final int IA5_STRING = 22;
  private static final int BMP_STRING = 30;
  private static final String PREFIX = "x509: invalid RDNSequence: invalid attribute value";

  private Asn1Text() {}

  /// The attribute value at the reader; empty where Go 1.27 holds a value that is no text.
  static Optional<String> readValue(DerReader attribute, X509Rules rules) throws ParseFailure {
    int tag = attribute.peekTag();
    int start = attribute.position();
    DerReader content = attribute.readAny();
    if (content == null) {
      throw new ParseFailure(rules.attributeValuesOfAnyType() ? PREFIX + ": invalid ASN.1 element" : PREFIX);
    }
    if (!rules.attributeValuesOfAnyType() || isText(tag)) {
      return Optional.of(text(tag, content.text(), rules));
    }
    checkOtherType(tag, new DerReader(attribute.data(), start, attribute.position()));
    return Optional.empty();
  }

  private static boolean isText(int tag) {
    return switch (tag) {
      case UTF8_STRING, NUMERIC_STRING, PRINTABLE_STRING, T61_STRING, IA5_STRING, BMP_STRING -> true;
      default -> false;
    };
  }

  private static void checkOtherType(int tag, DerReader element) throws ParseFailure {
    String problem = switch (tag) {
      case DerReader.INTEGER -> element.readLong(tag).isEmpty() ? "invalid ASN.1 integer" : "";
      case DerReader.BIT_STRING -> element.readBitString() == null ? "invalid ASN.1 BIT STRING" : "";
      case DerReader.OID -> element.readOid(true) == null ? "invalid ASN.1 OBJECT IDENTIFIER" : "";
      case DerReader.BOOLEAN -> element.readBoolean().isEmpty() ? "invalid ASN.1 BOOLEAN" : "";
      case DerReader.UTC_TIME -> timeProblem(element, tag, "x509: malformed UTCTime");
      case DerReader.GENERALIZED_TIME -> timeProblem(element, tag, "x509: malformed GeneralizedTime");
      default -> "";
    };
    if (!problem.isEmpty()) {
      throw new ParseFailure(PREFIX + ": " + problem);
    }
  }

  private static String timeProblem(DerReader element, int tag, String problem) {
    DerReader content = element.read(tag);
    boolean ok = content != null && (tag == DerReader.UTC_TIME ? GoTime.ofUtcTime(content.text()) != null
        : GoTime.ofGeneralizedTime(content.text()) != null);
    return ok ? "" : problem;
  }

  private static String text(int tag, String value, X509Rules rules) throws ParseFailure {
    return switch (tag) {
      case T61_STRING -> rules.t61IsLatin1() ? latin1(value) : value;
      case PRINTABLE_STRING -> checked(value, value.chars().allMatch(Asn1Text::isPrintable), "PrintableString");
      case UTF8_STRING -> checked(value, GoText.isValidUtf8(value), "UTF-8 string");
      case BMP_STRING -> bmp(value, rules.bmpStringStrict());
      case IA5_STRING -> checked(value, GoText.isAscii(value), "IA5String");
      case NUMERIC_STRING -> checked(value, value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == ' '),
          "NumericString");
      default -> throw new ParseFailure(PREFIX + ": unsupported string type: " + tag);
    };
  }

  private static String checked(String value, boolean valid, String type) throws ParseFailure {
    if (!valid) {
      throw new ParseFailure(PREFIX + ": invalid " + type);
    }
    return value;
  }

  private static boolean isPrintable(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= '\'' && c <= ')')
        || (c >= '+' && c <= '/') || c == ' ' || c == ':' || c == '=' || c == '?' || c == '*' || c == '&';
  }

  /// The characters of the byte string are Latin-1 already; their UTF-8 is what Go holds.
  private static String latin1(String value) {
    return GoText.encode(value);
  }

  private static String bmp(String value, boolean strict) throws ParseFailure {
    if (value.length() % 2 != 0) {
      throw new ParseFailure(PREFIX + ": invalid BMPString");
    }
    String bytes = value.endsWith("\0\0") ? value.substring(0, value.length() - 2) : value;
    StringBuilder units = new StringBuilder(bytes.length() / 2);
    for (int i = 0; i < bytes.length(); i += 2) {
      char unit = (char) (bytes.charAt(i) << 8 | bytes.charAt(i + 1));
      if (strict && (unit >= 0xfffe || (unit >= 0xfdd0 && unit <= 0xfdef) || Character.isSurrogate(unit))) {
        throw new ParseFailure(PREFIX + ": invalid BMPString");
      }
      units.append(unit);
    }
    return GoText.encode(withoutLoneSurrogates(units));
  }

  /// unicode/utf16.Decode replaces every lone surrogate by U+FFFD.
  private static String withoutLoneSurrogates(StringBuilder units) {
    for (int i = 0; i < units.length(); i++) {
      if (Character.isHighSurrogate(units.charAt(i)) && i + 1 < units.length()
          && Character.isLowSurrogate(units.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(units.charAt(i))) {
        units.setCharAt(i, '\uFFFD');
      }
    }
    return new String(units.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
