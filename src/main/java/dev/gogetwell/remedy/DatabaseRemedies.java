package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.ChecksumRecords;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import java.util.List;
import java.util.Optional;

/// Another way to the same checksum database, if it gave a record in this run that the key of the database has signed.
/// The key stays as it is, so nothing is believed that was not believed before. Pure.
final class DatabaseRemedies {
  private static final String KNOWN = "sum.golang.org";
  /// What `go` itself knows by another name (cmd/go/internal/modfetch/sumdb.go:dbDial).
  private static final String ALIAS = "sum.golang.google.cn";

  private DatabaseRemedies() {}

  static List<Remedy> of(Facts facts, Finding cause) {
    if (cause.code() == CauseCode.SUMDB_MISMATCH || cause.code() == CauseCode.SUMDB_PRIVATE) {
      return List.of(); // The database is not what is wrong.
    }
    return ChecksumRecords.seen(facts).map(seen -> ChecksumRecords.otherWay(facts, seen)).flatMap(Optional::stream)
        .limit(1).map(held -> new Remedy("", cause.code(), Harm.SMALL,
            Message.of("remedy.database.title", Mirrors.host(held.base())),
            Message.of("remedy.database.why", Mirrors.host(held.base()), held.record().reference()),
            List.of(SettingChange.of(facts.settings(), "GOSUMDB", Optional.of(value(facts, held.base())))), List.of()))
        .toList();
  }

  /// The same database with the place where it is asked.
  private static String value(Facts facts, String base) {
    String set = facts.settings().goEnvValue("GOSUMDB").strip();
    String database = set.isEmpty() || set.equals(ALIAS) ? KNOWN : set.split("\\s+", 2)[0];
    return database.equals(KNOWN) && base.equals("https://" + ALIAS) ? ALIAS : database + " " + base;
  }
}
