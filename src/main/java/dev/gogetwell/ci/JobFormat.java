package dev.gogetwell.ci;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The forms in which CI systems take a verdict.
public enum JobFormat {
  /// For a reader of the log.
  TEXT,
  JSON,
  /// A workflow command of GitHub, shown as an annotation.
  GITHUB,
  /// Markdown for `$GITHUB_STEP_SUMMARY`.
  STEP_SUMMARY,
  /// The code quality report of GitLab.
  GITLAB,
  /// JUnit XML, which nearly every CI system lists.
  JUNIT,
  /// SARIF 2.1.0, for code scanning.
  SARIF;

  /// As it is typed.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The form of that name.
  public static Optional<JobFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }
}
