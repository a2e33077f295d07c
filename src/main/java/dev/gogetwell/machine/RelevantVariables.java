package dev.gogetwell.machine;

import dev.gogetwell.gorules.RecordedSettings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Which variables of an environment are recorded: those of [RecordedSettings]; the others are nobody's business.
final class RelevantVariables {
  private RelevantVariables() {}

  static boolean matters(String name) {
    return RecordedSettings.ofVariable(name).isPresent();
  }

  /// What of a recorded variable is handed on: all of it, unless nothing here needs more than what may be shown.
  static String kept(String name, String value) {
    return RecordedSettings.ofVariable(name).filter(RecordedSettings::isReducedAtOnce)
        .map(_ -> RecordedSettings.shown(name, value)).orElse(value);
  }

  /// Whether another source's value of it is worth telling: a terminal has another home of settings than an icon
  /// anyway.
  static boolean worthComparing(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return matters(name) && (upper.endsWith("_PROXY") || name.startsWith("GO") || upper.startsWith("SSL_CERT_")
        || name.startsWith("GIT_") || upper.equals("NETRC"));
  }

  /// The variables of `other` that are worth telling and differ from `judged`.
  static Map<String, String> differing(Map<String, String> other, Environment judged) {
    Map<String, String> differing = new TreeMap<>();
    other.forEach((name, value) -> {
      if (worthComparing(name) && !value.isEmpty() && !value.equals(judged.value(name))) {
        differing.put(name, kept(name, value));
      }
    });
    return differing;
  }
}
