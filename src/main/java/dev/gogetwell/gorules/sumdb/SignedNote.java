package dev.gogetwell.gorules.sumdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A text under which keys have signed. Source: golang.org/x/mod/sumdb/note/note.go, Open. Pure; any thread.
public final class SignedNote {
  private static final int MOST_SIGNATURES = 100;
  private static final String DASH = "\u2014 ";
  private static final String MALFORMED = "malformed note";

  private SignedNote() {}

  /// What a note turns out to be.
  public sealed interface Opened {
    /// The keys that say they have signed, as `name+hash`; whoever writes a note can claim that.
    List<String> signers();

    /// The wanted key has signed this text.
    record Signed(String text, List<String> signers) implements Opened {
      public Signed {
        signers = List.copyOf(signers);
      }
    }

    /// It has not, in Go's words.
    record Refused(String words, List<String> signers) implements Opened {
      public Refused {
        signers = List.copyOf(signers);
      }
    }
  }

  /// One line below the text.
  private record Line(String name, int hash, byte[] signature) {
    static Optional<Line> parse(String line) {
      if (!line.startsWith(DASH)) {
        return Optional.empty();
      }
      String[] parts = line.substring(DASH.length()).split(" ", 2);
      Optional<byte[]> bytes = parts.length < 2 ? Optional.empty() : NoteText.base64(parts[1]);
      return bytes.filter(all -> all.length >= 5 && NoteKey.isName(parts[0])).map(all -> new Line(parts[0],
          ByteBuffer.wrap(all).getInt(), Arrays.copyOfRange(all, 4, all.length)));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Line line && name.equals(line.name) && hash == line.hash
          && Arrays.equals(signature, line.signature);
    }

    @Override
    public int hashCode() {
      return name.hashCode() * 31 + hash;
    }
  }

  /// Opens a note that `key` must have signed.
  public static Opened open(byte[] note, NoteKey key) {
    Optional<String> whole = NoteText.clean(note);
    int split = whole.map(text -> text.lastIndexOf("\n\n")).orElse(-1);
    if (split < 0) {
      return new Opened.Refused(MALFORMED, List.of());
    }
    String text = whole.orElseThrow().substring(0, split + 1);
    String block = whole.orElseThrow().substring(split + 2);
    if (!block.endsWith("\n")) {
      return new Opened.Refused(MALFORMED, List.of());
    }
    List<String> signers = new ArrayList<>();
    boolean verified = false;
    for (String each : block.substring(0, block.length() - 1).split("\n", -1)) {
      Optional<Line> line = Line.parse(each);
      if (line.isEmpty() || signers.size() == MOST_SIGNATURES) {
        return new Opened.Refused(MALFORMED, signers);
      }
      String signer = NoteKey.id(line.get().name(), line.get().hash());
      signers.add(signer);
      // Only the first signature of a key counts.
      if (!verified && key.isNamed(line.get().name(), line.get().hash())) {
        if (!key.signed(text.getBytes(StandardCharsets.UTF_8), line.get().signature())) {
          return new Opened.Refused("invalid signature for key " + signer, signers);
        }
        verified = true;
      }
    }
    return verified ? new Opened.Signed(text, signers)
        : new Opened.Refused("note has no verifiable signatures", signers);
  }
}
