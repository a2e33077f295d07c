package dev.gogetwell.ci;

import dev.gogetwell.text.Texts;

/// Writes a verdict in the form that a CI system takes. Immutable; any thread.
public final class JobForms {
  private final Texts texts;
  private final JobJson json;

  /// @param texts the language of the verdict
  /// @param version our own
  public JobForms(Texts texts, String version) {
    this.texts = texts;
    this.json = new JobJson(version);
  }

  /// The whole document, with its last line end.
  public String write(JobVerdict verdict, JobFormat format) {
    String kind = texts.get("ci.kind." + verdict.kind().word());
    // A cause without its confidence would be told as a fact.
    String head = texts.get("ci.headline", kind, verdict.title(), texts.get("symptom.confidence."
        + verdict.confidence().word()));
    return switch (format) {
      case TEXT -> text(verdict, head);
      case JSON -> json.own(verdict);
      case GITHUB -> GithubForms.annotation(verdict, head);
      case STEP_SUMMARY -> GithubForms.summary(verdict, head);
      case GITLAB -> json.gitlab(verdict, head);
      case JUNIT -> JunitXml.of(verdict, head);
      case SARIF -> json.sarif(verdict, head);
    };
  }

  /// Every line from outside begins with a sign of ours: a runner takes some beginnings for orders.
  private static String text(JobVerdict verdict, String head) {
    StringBuilder out = new StringBuilder(head).append("  ").append(verdict.id()).append('\n');
    if (!verdict.excerpt().isEmpty()) {
      verdict.excerpt().lines().forEach(line -> out.append("> ").append(GithubForms.inert(line)).append('\n'));
    }
    verdict.message().lines().forEach(line -> out.append("- ").append(GithubForms.inert(line)).append('\n'));
    return out.toString();
  }
}
