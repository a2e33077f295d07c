package dev.gogetwell.machine;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which variables of an environment can change what `go get` and git do; the others are nobody's business.
final class RelevantVariables {
  private static final Set<String> BY_NAME = Set.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
      "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "NETRC", "HOME", "USERPROFILE", "PATH", "XDG_CONFIG_HOME",
      "APPDATA", "TMPDIR", "RES_OPTIONS", "LOCALDOMAIN", "REQUEST_METHOD", "SSH_AUTH_SOCK", "CGO_ENABLED");

  private RelevantVariables() {}

  static boolean matters(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return BY_NAME.contains(upper) || name.startsWith("GO") || name.startsWith("GIT_") || name.startsWith("GCM_");
  }

  /// Whether another source's value of it is worth telling: a terminal has another PATH than an icon anyway.
  static boolean worthComparing(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.endsWith("_PROXY") || name.startsWith("GO") || upper.startsWith("SSL_CERT_")
        || name.startsWith("GIT_") || upper.equals("NETRC");
  }

  /// The variables of `other` that are worth telling and differ from `judged`.
  static Map<String, String> differing(Map<String, String> other, Environment judged) {
    Map<String, String> differing = new TreeMap<>();
    other.forEach((name, value) -> {
      if (worthComparing(name) && !value.isEmpty() && !value.equals(judged.value(name))) {
        differing.put(name, value);
      }
    });
    return differing;
  }
}
