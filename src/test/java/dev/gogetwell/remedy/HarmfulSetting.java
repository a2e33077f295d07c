package dev.gogetwell.remedy;

import dev.gogetwell.model.CauseCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One setting, where it is set, and what has to be said of it.
///
/// @param name as the test is called
/// @param variables of the shell and its profile
/// @param goEnv the whole go env file
/// @param gitConfig the user's git configuration
/// @param included a second file, for `include.path`
/// @param goMod the line of go.mod that says the version
/// @param judge what the real tools do
/// @param said the code of what is found; empty for a setting that harms nobody
/// @param named a word that the explanation must hold
/// @param fix what becomes of it
record HarmfulSetting(String name, Map<String, String> variables, String goEnv, String gitConfig, String included,
    String goMod, Judge judge, Optional<CauseCode> said, String named, Fix fix) {
  /// What the real `go` or git does under the setting.
  enum Judge {
    /// `go get` passes.
    GO_PASSES,
    /// `go get` fails.
    GO_FAILS,
    /// `go get` passes although nobody could be asked for the checksum.
    GO_UNVERIFIED,
    /// git talks to a server that nobody vouches for.
    GIT_TRUSTS_ANYBODY,
    /// git refuses such a server.
    GIT_VERIFIES,
    /// git ends before it asks anybody.
    GIT_ENDS
  }

  /// What the program can do about it.
  enum Fix {
    /// A fix is written; the finding is gone then, the tool does what it should, and the fix is undone to the same
    /// bytes.
    UNDONE,
    /// The same, but something else keeps the tool from passing in this test.
    WRITTEN,
    /// Only words.
    WORDS,
    /// Nothing has to be done.
    NONE
  }

  static HarmfulSetting of(String name) {
    return new HarmfulSetting(name, Map.of(), "", "", "", "go 1.18", Judge.GO_PASSES, Optional.empty(), "", Fix.NONE);
  }

  HarmfulSetting variable(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.put(key, value);
    return new HarmfulSetting(name, more, goEnv, gitConfig, included, goMod, judge, said, named, fix);
  }

  HarmfulSetting stored(String text) {
    return new HarmfulSetting(name, variables, text, gitConfig, included, goMod, judge, said, named, fix);
  }

  HarmfulSetting git(String text) {
    return new HarmfulSetting(name, variables, goEnv, text, included, goMod, judge, said, named, fix);
  }

  HarmfulSetting included(String text) {
    return new HarmfulSetting(name, variables, goEnv, gitConfig, text, goMod, judge, said, named, fix);
  }

  HarmfulSetting goLine(String line) {
    return new HarmfulSetting(name, variables, goEnv, gitConfig, included, line, judge, said, named, fix);
  }

  /// Harms nobody: the tools do this, and nothing is said.
  HarmfulSetting harmless(Judge seen) {
    return new HarmfulSetting(name, variables, goEnv, gitConfig, included, goMod, seen, Optional.empty(), "", Fix.NONE);
  }

  HarmfulSetting says(Judge seen, CauseCode code, String word, Fix what) {
    return new HarmfulSetting(name, variables, goEnv, gitConfig, included, goMod, seen, Optional.of(code), word, what);
  }

  @Override
  public String toString() {
    return name;
  }
}
