package dev.gogetwell.hygiene;

import java.util.Locale;

/// What can be wrong with the dependencies of a project. The word is stable: other programs know it. Its sentence is
/// `hygiene.WORD`, and its short title `hygiene.WORD.title`.
public enum HygieneRule {
  /// go cannot read go.mod or go.work.
  FILE_UNREADABLE(Grade.ERROR),
  /// A replacement leads to a folder that is not there.
  REPLACE_MISSING(Grade.ERROR),
  /// A replacement leads to a folder outside of the repository: it is on this computer only.
  REPLACE_LOCAL(Grade.WARNING),
  /// A module of a workspace replaces what another one requires as it is.
  REPLACE_ONE_ONLY(Grade.WARNING),
  /// A module that is private by its host, and that GOPRIVATE does not cover.
  PRIVATE_UNCOVERED(Grade.WARNING),
  /// A version that is left out by hand.
  EXCLUDED(Grade.NOTE),
  /// The project wants a newer Go than there is, and GOTOOLCHAIN forbids to fetch it.
  TOOLCHAIN_REFUSED(Grade.ERROR),
  /// The project wants a newer Go than there is, which go fetches.
  TOOLCHAIN_FETCHED(Grade.NOTE),
  /// What lies in the module cache is not what was downloaded.
  CACHE_DAMAGED(Grade.ERROR),
  /// go.mod lacks requirements.
  REQUIRE_MISSING(Grade.WARNING),
  /// go.mod has requirements that nothing needs.
  REQUIRE_SUPERFLUOUS(Grade.NOTE),
  /// go.sum lacks sums.
  SUM_MISSING(Grade.WARNING),
  /// go.sum has sums that nothing needs.
  SUM_SUPERFLUOUS(Grade.NOTE),
  /// The author took the version back.
  RETRACTED(Grade.WARNING),
  /// The author gave the module up.
  DEPRECATED(Grade.WARNING),
  /// Whoever was asked says that there is no such module: gone, or private.
  GONE(Grade.ERROR),
  /// The commit of a pseudo-version is not there any more.
  COMMIT_VANISHED(Grade.ERROR),
  /// The program calls a function that has a known hole.
  VULNERABLE_CALLED(Grade.ERROR),
  /// The program imports a package that has one.
  VULNERABLE_IMPORTED(Grade.WARNING),
  /// The program requires a module that has one.
  VULNERABLE_REQUIRED(Grade.NOTE),
  /// Nobody has looked for new holes for a long time.
  DATABASE_OLD(Grade.NOTE),
  /// The policy forbids the licence.
  LICENCE_FORBIDDEN(Grade.ERROR),
  /// The policy does not name the licence.
  LICENCE_NOT_ALLOWED(Grade.WARNING),
  /// There is no licence that could be told.
  LICENCE_UNKNOWN(Grade.WARNING);

  private final Grade grade;

  HygieneRule(Grade grade) {
    this.grade = grade;
  }

  /// How bad it is.
  public enum Grade {
    /// It breaks builds or opens a hole.
    ERROR,
    /// It will sooner or later.
    WARNING,
    /// Worth knowing.
    NOTE;

    /// Its name in files.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How bad it is.
  public Grade grade() {
    return grade;
  }

  /// Its name in files and in keys of texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
