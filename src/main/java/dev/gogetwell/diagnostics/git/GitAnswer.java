package dev.gogetwell.diagnostics.git;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.GitAnswers;
import dev.gogetwell.gorules.GitAddress;
import dev.gogetwell.gorules.GitConfigList;
import dev.gogetwell.gorules.GitQuestion;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Trial.Arm;
import java.util.Optional;

/// What git answered about the repository behind a hop, with what belongs to it: no list, and words. Immutable.
record GitAnswer(Facts facts, Experiment.AskGit ask, Hop hop, Evidence broken, GitQuestion question) {
  String output() {
    return ((CommandRun) broken.measurement()).output();
  }

  /// git listed the repository, and the version is not in it.
  boolean lacksTag() {
    return broken.measurement().failedWith(FailureKind.NOT_FOUND);
  }

  /// An empty repository, or a page that is none, as one that asks to sign in.
  boolean listsNothing() {
    return broken.measurement().failure().filter(f -> f.raw().startsWith(Failure.NOTHING_LISTED)).isPresent();
  }

  /// libcurl sends what stands in netrc; when that is refused, git asks for a name as if there were none.
  boolean wasSignedIn() {
    return broken.measurement().failure().filter(f -> f.raw().endsWith(Failure.SIGNED_IN)).isPresent();
  }

  /// A header that git adds by itself: what is asked for in spite of it was refused with it.
  Optional<String> header() {
    return GitQuestion.header(facts.settings(), question.url()).map(GitConfigList.Entry::key);
  }

  boolean passed(Arm arm) {
    return GitAnswers.passed(facts, hop.id(), arm);
  }

  Optional<GitAddress> asked() {
    return GitAddress.parse(question.rewritten());
  }

  boolean isSsh() {
    return asked().filter(GitAddress::isSsh).isPresent();
  }

  boolean isElsewhere() {
    return question.isRewritten() && !asked().map(GitAddress::host)
        .equals(GitAddress.parse(question.url()).map(GitAddress::host));
  }

  Optional<String> proxySetting() {
    return GitQuestion.proxySetting(facts.settings(), question.url());
  }

  /// Whatever it says to a small request: a repository need not have a page.
  boolean answersUs() {
    return facts.lastOf(hop.id()).map(Evidence::measurement)
        .filter(last -> last instanceof HttpFetch fetch && fetch.status() > 0).isPresent();
  }
}
