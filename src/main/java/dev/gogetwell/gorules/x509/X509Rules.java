package dev.gogetwell.gorules.x509;

import dev.gogetwell.gorules.GoDebug;
import dev.gogetwell.gorules.GoVersion;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What differs between the crypto/x509 packages of Go 1.19 … 1.27: the one place with conditions on the Go version.
/// A version without a patch number means the last patch release of that minor version. Immutable, any thread.
///
/// @param minor the minor version: 26 for Go 1.26.8
/// @param patch the patch number, or [#LATEST]
/// @param negativeSerials whether GODEBUG=x509negativeserial=1 is in force, by itself or by the user
/// @param rsaLimit the bits of GODEBUG=tlsmaxrsasize; empty where it is not set to a number
public record X509Rules(int minor, int patch, boolean negativeSerials, OptionalLong rsaLimit) {
  /// The patch number of a version such as `1.26`.
  public static final int LATEST = Integer.MAX_VALUE;

  /// The oldest and the newest minor version whose rules are known; others are judged like the nearest of them.
  public static final int OLDEST_MINOR = 19;

  /// The newest minor version whose rules are known.
  public static final int NEWEST_MINOR = 27;

  private static final long LARGEST_RSA = 8192;
  private static final Pattern VERSION = Pattern.compile("(?:go)?1\\.(\\d{1,3})(?:\\.(\\d{1,4}))?(?:[-+ a-z].*)?");

  /// The rules of a version as `go version` or a person writes it: `1.26`, `go1.19.8`, `1.24rc1`.
  ///
  /// @throws IllegalArgumentException where the text is no Go version
  public static X509Rules of(String version) {
    Matcher matcher = VERSION.matcher(version.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a Go version: " + version);
    }
    int minor = Math.clamp(Integer.parseInt(matcher.group(1)), OLDEST_MINOR, NEWEST_MINOR);
    return new X509Rules(minor, matcher.group(2) == null ? LATEST : Integer.parseInt(matcher.group(2)));
  }

  /// The rules of a program built with that release, without any GODEBUG.
  public X509Rules(int minor, int patch) {
    this(minor, patch, false, OptionalLong.empty());
  }

  /// The rules that the `go` command of a version acts by, which has built-in GODEBUG defaults of its own.
  ///
  /// @param godebug the variable of the environment
  /// @throws IllegalArgumentException where the text is no Go version
  public static X509Rules ofGoCommand(String version, String godebug) {
    X509Rules program = of(version);
    Map<String, String> debug = GoDebug.parse(GoDebug.ofCommand(new GoVersion(1, program.minor, 0, ""), godebug));
    return new X509Rules(program.minor, program.patch, "1".equals(debug.get("x509negativeserial")),
        number(debug.getOrDefault("tlsmaxrsasize", "")));
  }

  /// As strconv.Atoi reads it.
  private static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /// The version as it was asked for: `1.26` or `1.26.8`.
  public String label() {
    return "1." + minor + (patch == LATEST ? "" : "." + patch);
  }

  private boolean since(int minorVersion) {
    return minor >= minorVersion;
  }

  /// A change that came with a security release: `fixed` lists minor and patch of each branch that got it, ascending;
  /// every later minor version has it from the start.
  private boolean fixedIn(int... fixed) {
    for (int i = 0; i < fixed.length; i += 2) {
      if (minor == fixed[i]) {
        return patch >= fixed[i + 1];
      }
    }
    return minor > fixed[fixed.length - 2];
  }

  // crypto/tls/handshake_client.go

  /// How many bits an RSA key of a server may have (CVE-2023-29409; the setting came one release later).
  long largestRsaKey() {
    long fixed = fixedIn(19, 12, 20, 7) ? LARGEST_RSA : Long.MAX_VALUE;
    return fixedIn(19, 13, 20, 8, 21, 1) ? rsaLimit.orElse(fixed) : fixed;
  }

  // parser.go and vendor/golang.org/x/crypto/cryptobyte/asn1.go

  boolean minimalOids() {
    return since(21);
  }

  boolean basicConstraintsErrorsHaveLetters() {
    return minor <= 20;
  }

  boolean pathLengthMustBePositive() {
    return since(25);
  }

  boolean negativeSerialRefused() {
    return since(23) && !negativeSerials;
  }

  boolean criticalKeyIdentifiersRefused() {
    return since(23);
  }

  boolean duplicateExtensionNamed() {
    return since(23);
  }

  boolean policyOidsOfAnySize() {
    return since(22);
  }

  boolean policyExtensionsRead() {
    return since(24);
  }

  boolean t61IsLatin1() {
    return since(25);
  }

  boolean bmpStringStrict() {
    return since(25);
  }

  boolean attributeValuesOfAnyType() {
    return since(27);
  }

  boolean mappedAddressesRefused() {
    return since(27);
  }

  boolean mlDsa() {
    return since(27);
  }

  boolean pointErrorsOfEcdsa() {
    return since(26);
  }

  // net/url/url.go

  boolean bracketsHoldAnAddress() {
    return fixedIn(24, 8, 25, 2);
  }

  boolean bracketsOnlyAtTheStart() {
    return fixedIn(25, 8, 26, 1);
  }

  StrictColons strictColons() {
    if (!since(26)) {
      return StrictColons.NO;
    }
    return fixedIn(26, 2) ? StrictColons.HTTP_ONLY : StrictColons.ALL_BUT_POSTGRES;
  }

  /// Where a host may hold only one colon.
  enum StrictColons { NO, ALL_BUT_POSTGRES, HTTP_ONLY }

  // verify.go, constraints.go

  boolean leadingEmptyLabelRefused() {
    return since(23);
  }

  boolean domainNameValidFunction() {
    return fixedIn(24, 8, 25, 2);
  }

  boolean mailboxWithSecondAtRefused() {
    return since(27);
  }

  boolean constraintsCheckedOnWholeChainAtEnd() {
    return since(26);
  }

  boolean constraintsCoverIntermediateNames() {
    return since(21);
  }

  boolean uriHostZonesAreAddresses() {
    return fixedIn(22, 11, 23, 5);
  }

  WildcardExclusion wildcardExclusion() {
    if (!fixedIn(24, 11, 25, 5)) {
      return WildcardExclusion.NONE;
    }
    return fixedIn(25, 9, 26, 2) ? WildcardExclusion.SAME_DEPTH : WildcardExclusion.FIRST_LABELS_DROPPED;
  }

  /// How an excluded subtree meets a wildcard name.
  enum WildcardExclusion { NONE, FIRST_LABELS_DROPPED, SAME_DEPTH }

  boolean wildcardExclusionIgnoresCase() {
    return fixedIn(26, 2);
  }

  boolean mailboxConstraintsAreASet() {
    return fixedIn(26, 1);
  }

  boolean ipConstraintsMasked() {
    return since(27);
  }

  boolean invalidParentsAreHints() {
    return since(20);
  }

  boolean parentsWithoutKeySkipped() {
    return fixedIn(21, 8, 22, 1);
  }

  boolean signatureLimitCountsEveryCandidate() {
    return fixedIn(25, 9, 26, 2);
  }

  boolean policiesChecked() {
    return since(24);
  }

  boolean policiesCheckedBeforeUsages() {
    return fixedIn(24, 4);
  }

  boolean policyMappingsPrunedOnce() {
    return fixedIn(25, 9, 26, 2);
  }

  boolean bareWildcardRefused() {
    return since(23);
  }

  boolean manyNamesAreCounted() {
    return fixedIn(24, 11, 25, 5);
  }

  boolean hostSplitBeforeMatching() {
    return fixedIn(25, 11, 26, 4);
  }

  boolean addressesParsedByNetip() {
    return since(27);
  }

  // x509.go, crypto/rsa

  boolean sha1OverrideOffered() {
    return minor <= 23;
  }

  boolean smallRsaKeysRefused() {
    return since(24);
  }

  boolean unreducedRsaSignatureRefused() {
    return since(20);
  }
}
