package dev.gogetwell.gorules;

import dev.gogetwell.gorules.sumdb.NoteKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// GOSUMDB taken apart. Source: cmd/go/internal/modfetch/sumdb.go:dbDial, key.go; x/mod/sumdb/note/note.go:NewVerifier.
/// Immutable; any thread.
public sealed interface SumDbSetting {
  /// The key of the one database Go knows by name.
  String KNOWN_KEY = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

  /// A database: its name, its key and, where the setting names one, the only URL it is asked at.
  record Database(String name, String key, Optional<String> url) implements SumDbSetting {}

  /// Switched off.
  record Off() implements SumDbSetting {}

  /// `go` stops with this text.
  record Malformed(String message) implements SumDbSetting {}

  /// Reads the value of GOSUMDB.
  static SumDbSetting parse(String gosumdb, GoVersion version) {
    if (gosumdb.equals("off")) {
      return new Off();
    }
    String text = gosumdb.equals("sum.golang.google.cn") ? "sum.golang.org https://sum.golang.google.cn" : gosumdb;
    // strings.Fields also drops a carriage return, but "off\r" is not "off" any more: that stays an error.
    List<String> fields = Arrays.stream(text.strip().split("\\s+")).filter(field -> !field.isEmpty()).toList();
    if (fields.isEmpty()) {
      return new Malformed("missing GOSUMDB");
    }
    if (fields.size() > 2) {
      return new Malformed("invalid GOSUMDB: too many fields");
    }
    String key = fields.getFirst().equals("sum.golang.org") ? KNOWN_KEY : fields.getFirst();
    String name;
    switch (NoteKey.parse(key)) {
      case NoteKey.Read.Bad bad -> {
        return new Malformed("invalid GOSUMDB: " + bad.message());
      }
      case NoteKey.Read.Good good -> name = good.key().name();
    }
    if (!(GoUrl.parse("https://" + name, version) instanceof GoUrl.Result.Parsed direct) || name.endsWith("/")
        || direct.url().host().isEmpty() || direct.url().userInfo().isPresent()
        || !direct.url().extra().isEmpty()) {
      return new Malformed("invalid sumdb name (must be host[/path]): " + name);
    }
    if (fields.size() == 2 && GoUrl.parse(fields.get(1), version) instanceof GoUrl.Result.Bad bad) {
      return new Malformed("invalid GOSUMDB URL: " + bad.message());
    }
    return new Database(name, key, fields.size() == 2 ? Optional.of(fields.get(1)) : Optional.empty());
  }

  /// The database that a value in quotes was meant to be; empty for one without quotes, and for what is none then
  /// either.
  static Optional<String> meant(String gosumdb, GoVersion version) {
    String bare = gosumdb.strip().replaceAll("^[\"'`\u201C\u2018]+|[\"'`\u201D\u2019]+$", "").strip();
    return !bare.equals(gosumdb.strip()) && parse(bare, version) instanceof Database ? Optional.of(bare)
        : Optional.empty();
  }
}
