package dev.gogetwell.report;

/// What a document tells of people, computers and private modules. Secrets are taken out of either.
public enum Disclosure {
  /// Names are replaced.
  WITHOUT_NAMES,
  /// The user wants them to stay, and the document says so.
  WITH_NAMES;

  /// The key of what a document says of it: a text of its own where names were left in.
  String key(String key) {
    return this == WITHOUT_NAMES ? key : key + ".kept";
  }

  /// The key of what stands at the foot of a letter.
  public String letterFoot() {
    return key("report.letter.foot");
  }
}
