package dev.gogetwell.hygiene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `go mod verify` prints of modules that are not as they were downloaded (cmd/go/internal/modcmd/verify.go:
/// verifyMod). Pure; any thread.
final class VerifyOutput {
  private static final Pattern DAMAGED = Pattern.compile(
      "(?:go: )?(\\S+) (v\\S+): (zip has been modified|dir has been modified|missing ziphash)(?:: | )?"
          + "(?:\\((.*)\\))?.*");

  private VerifyOutput() {}

  /// Whether the tool came to a judgement.
  static boolean isJudgement(String text) {
    return text.contains("all modules verified") || text.lines().anyMatch(line -> DAMAGED.matcher(line).matches());
  }

  static List<HygieneFinding> findings(String text) {
    List<HygieneFinding> findings = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      Matcher damaged = DAMAGED.matcher(line.strip());
      if (damaged.matches()) {
        String module = damaged.group(1) + "@" + damaged.group(2);
        findings.add(HygieneFinding.of(HygieneRule.CACHE_DAMAGED, Optional.empty(), module, module, damaged.group(3),
            damaged.group(4) == null ? "" : damaged.group(4)).mendedBy("go clean -modcache"));
      }
    }
    return findings;
  }
}
