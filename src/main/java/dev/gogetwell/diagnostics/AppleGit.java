package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Settings;
import java.util.Optional;
import java.util.regex.Pattern;

/// The git of macOS is a stand-in that starts the one of Xcode or of the command line tools. It is there and does not
/// work as long as nobody agreed to Apple's licence (exit status 69), or while the tools are missing. Pure.
public enum AppleGit {
  /// Nobody agreed to the licence.
  LICENCE("(?i)Xcode(?:/iOS)? license|xcodebuild -license"),
  /// There are no tools, as after an update of macOS.
  TOOLS("xcrun: error: (?:invalid active developer path|unable to find)"
      + "|xcode-select: (?:note: )?[Nn]o developer tools");

  private final Pattern words;

  AppleGit(String words) {
    this.words = Pattern.compile(words);
  }

  /// What keeps git from working, by its own words.
  public static Optional<AppleGit> of(Failure failure) {
    for (AppleGit one : values()) {
      if (one.words.matcher(failure.raw()).find()) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /// What kept git from answering when the settings were read.
  public static Optional<AppleGit> of(Settings settings) {
    return settings.problems().stream().flatMap(problem -> of(problem).stream()).findFirst();
  }
}
