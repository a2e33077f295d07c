package dev.gogetwell.generate;

import dev.gogetwell.model.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files for a project: image, jobs, update bots. Stateless; any thread.
public final class ProjectFilesMaker {
  private static final String LICENCES = "v1.6.0";

  /// What can be made.
  public enum Kind {
    /// An image, built in stages.
    DOCKERFILE,
    /// A workflow of GitHub.
    GITHUB,
    /// A pipeline of GitLab.
    GITLAB,
    /// A pipeline of Jenkins.
    JENKINS,
    /// The settings of Renovate.
    RENOVATE,
    /// The settings of Dependabot.
    DEPENDABOT
  }

  /// The files.
  ///
  /// @throws UnfitWishException if something cannot be written down safely
  public Generated make(Kind kind, ProjectWish asked) throws UnfitWishException {
    Map<String, String> values = values(asked.fit());
    return switch (kind) {
      case DOCKERFILE -> new Generated("dockerfile", List.of(file("Dockerfile", "dockerfile", values),
          file(".dockerignore", "dockerignore", values)), List.of(Message.of("generate.dockerfile.next")));
      case GITHUB -> new Generated("ci", List.of(file(".github/workflows/go.yml", "ci-github.yml", values)),
          List.of(Message.of("generate.ci.next")));
      case GITLAB -> new Generated("ci", List.of(file(".gitlab-ci.yml", "ci-gitlab.yml", values)),
          List.of(Message.of("generate.ci.next")));
      case JENKINS -> new Generated("ci", List.of(file("Jenkinsfile", "ci-jenkins", values)),
          List.of(Message.of("generate.ci.next")));
      case RENOVATE -> new Generated("renovate", List.of(file("renovate.json", "renovate.json", values)),
          List.of(Message.of("generate.bot.next")));
      case DEPENDABOT -> new Generated("dependabot", List.of(file(".github/dependabot.yml", "dependabot.yml", values)),
          List.of(Message.of("generate.bot.next")));
    };
  }

  private static GeneratedFile file(String name, String template, Map<String, String> values) {
    return new GeneratedFile(name, Template.load(template).fill(values));
  }

  private static Map<String, String> values(ProjectWish wish) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("module", wish.module());
    values.put("go", wish.go());
    values.put("goproxy", wish.goproxy());
    values.put("goprivate", wish.goprivate());
    values.put("mod-files", wish.sum() ? "go.mod go.sum" : "go.mod");
    values.put("package", wish.main());
    values.put("runtime", wish.runtime());
    values.put("tidy", wish.tidy());
    values.put("govulncheck", "latest");
    values.put("go-licenses", LICENCES);
    values.put("day", "monday");
    values.put("schedule-renovate", "before 6am on monday");
    return values;
  }
}
