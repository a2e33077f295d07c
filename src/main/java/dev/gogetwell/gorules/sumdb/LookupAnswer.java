package dev.gogetwell.gorules.sumdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a checksum database says of one version: the number of the record, its text, and a signed tree head.
/// Source: golang.org/x/mod/sumdb/tlog/note.go, ParseRecord. Immutable; any thread.
///
/// @param record its number in the log
/// @param text the lines of go.sum, each with its end
/// @param note the signed tree head, still to be opened
public record LookupAnswer(long record, String text, byte[] note) {
  /// Reads an answer; empty where Go says `malformed record data`.
  public static Optional<LookupAnswer> parse(byte[] answer) {
    String latin = new String(answer, StandardCharsets.ISO_8859_1);
    int number = latin.indexOf('\n');
    int end = number < 0 ? -1 : latin.indexOf("\n\n", number + 1);
    Optional<Long> record = end < 0 ? Optional.empty() : number(latin.substring(0, number));
    return record.flatMap(id -> NoteText.clean(Arrays.copyOfRange(answer, number + 1, end + 1))
        .map(text -> new LookupAnswer(id, text, Arrays.copyOfRange(answer, end + 2, answer.length))));
  }

  /// As strconv.ParseInt reads it.
  private static Optional<Long> number(String text) {
    try {
      return text.matches("[+-]?[0-9]{1,64}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// The lines about this version and its go.mod.
  ///
  /// @param reference `path@version`
  public List<String> linesOf(String reference) {
    String start = reference.replaceFirst("@(?=[^@]*$)", " ");
    return text.lines().filter(line -> line.startsWith(start + " ") || line.startsWith(start + "/go.mod ")).toList();
  }

  /// What stands for the record in the tree (RFC 6962, section 2.1).
  byte[] hash() {
    return NoteText.sha256(new byte[] {0}, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LookupAnswer answer && record == answer.record && text.equals(answer.text)
        && Arrays.equals(note, answer.note);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(record) * 31 + text.hashCode();
  }
}
