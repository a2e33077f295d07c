package dev.gogetwell.cli;

import dev.gogetwell.text.Visible;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A stream to a terminal through which nothing goes that could steer it: every byte passes [Visible], so no command
/// can forget to. Our own styles travel as marks with a key that is drawn anew for each process; a text from outside
/// cannot know it, and what merely looks like a mark is shown by number. Any thread, like [PrintStream].
final class InertStream extends PrintStream {
  /// Letters only, so that nothing takes it for a secret.
  private static final String KEY = new BigInteger(96, new SecureRandom()).toString(16)
      .chars().map(c -> c <= '9' ? c - '0' + 'g' : c).collect(StringBuilder::new, StringBuilder::appendCodePoint,
          StringBuilder::append).toString();
  private static final char BEGIN = '\u0001';
  private static final char END = '\u0002';
  private static final int LONGEST_SEQUENCE = 8;

  private final PrintStream raw;

  private InertStream(PrintStream raw, Filter filter) {
    super(filter, true, StandardCharsets.UTF_8);
    this.raw = raw;
  }

  /// The stream for people: text.
  static InertStream of(PrintStream stream) {
    return stream instanceof InertStream already ? already
        : new InertStream(stream, new Filter(stream, InertStream::withStyles, false));
  }

  /// The same way out for JSON, which keeps its value: it spells hidden characters in its own way.
  InertStream json() {
    return new InertStream(raw, new Filter(raw, Visible::json, true));
  }

  /// The stream below, for words that are all our own.
  PrintStream raw() {
    return raw;
  }

  /// Stands for the control sequence `ESC [ sequence`.
  static String mark(String sequence) {
    return BEGIN + KEY + sequence + END;
  }

  /// All that [#mark] makes in this process.
  static Pattern anyMark() {
    return Pattern.compile(Pattern.quote(BEGIN + KEY) + "[^" + END + "]{1," + LONGEST_SEQUENCE + "}" + END);
  }

  private static String withStyles(String text) {
    if (text.indexOf(BEGIN) < 0) {
      return Visible.text(text);
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    String begin = BEGIN + KEY;
    int done = 0;
    for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
      int end = text.indexOf(END, at);
      if (end < 0 || end - at > begin.length() + LONGEST_SEQUENCE) {
        continue;
      }
      String sequence = text.substring(at + begin.length(), end);
      out.append(Visible.text(text.substring(done, at))).append(sequence.startsWith("\r") ? "\r" : "")
          .append("\u001b[").append(sequence.strip());
      done = end + 1;
    }
    return out.append(Visible.text(text.substring(done))).toString();
  }

  /// Bytes to characters, characters to what may be seen.
  private static final class Filter extends OutputStream {
    private final PrintStream to;
    private final UnaryOperator<String> visible;
    private final boolean characterByCharacter;
    /// The beginning of a character or of a mark whose end has not come yet.
    private byte[] begun = {};

    /// @param characterByCharacter whether a character is shown the same whatever stands beside it
    Filter(PrintStream to, UnaryOperator<String> visible, boolean characterByCharacter) {
      this.to = to;
      this.visible = visible;
      this.characterByCharacter = characterByCharacter;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      int plain = begun.length == 0 ? plain(bytes, from, from + count) : from;
      if (plain == from + count) {
        to.write(bytes, from, count);
      } else {
        byte[] shown = characterByCharacter ? inParts(bytes, from, from + count) : together(bytes, from, count);
        to.write(shown, 0, shown.length);
      }
    }

    /// One letter of another alphabet in a long document is no reason to look at all of it.
    private byte[] inParts(byte[] bytes, int from, int end) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(end - from + 64);
      int at = from;
      while (at < end) {
        int plain = begun.length == 0 ? plain(bytes, at, end) : at;
        out.write(bytes, at, plain - at);
        int odd = plain;
        while (odd < end && !isPlain(bytes[odd])) {
          odd++;
        }
        // What was begun before may end with a plain sign.
        odd = odd == plain && plain < end ? plain + 1 : odd;
        out.writeBytes(together(bytes, plain, odd - plain));
        at = odd;
      }
      return out.toByteArray();
    }

    private byte[] together(byte[] bytes, int from, int count) {
      ByteArrayOutputStream all = new ByteArrayOutputStream(begun.length + count);
      all.writeBytes(begun);
      all.write(bytes, from, count);
      byte[] together = all.toByteArray();
      int whole = whole(together);
      begun = Arrays.copyOfRange(together, whole, together.length);
      return visible.apply(new String(together, 0, whole, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void flush() {
      to.flush();
    }

    @Override
    public void close() {
      to.close();
    }

    /// Where the first byte stands that is more than a visible sign or the end of a line.
    private static int plain(byte[] bytes, int from, int to) {
      int at = from;
      while (at < to && (isPlain(bytes[at]) || (bytes[at] == '\r' && at + 1 < to && bytes[at + 1] == '\n'))) {
        at++;
      }
      return at;
    }

    private static boolean isPlain(byte b) {
      return (b >= ' ' && b <= '~') || b == '\n' || b == '\t';
    }

    /// How many bytes do not end inside of a character, of a mark or of a line end.
    private static int whole(byte[] bytes) {
      int end = bytes.length;
      for (int back = 1; back <= Math.min(4, end); back++) {
        int lead = bytes[end - back] & 0xff;
        if (lead >= 0xc0) {
          int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
          end -= length > back ? back : 0;
          break;
        }
        if (lead < 0x80) {
          break;
        }
      }
      int longest = KEY.length() + LONGEST_SEQUENCE + 2;
      for (int at = Math.max(0, end - longest); at < end; at++) {
        if (bytes[at] == BEGIN && indexOf(bytes, END, at, end) < 0) {
          return at;
        }
      }
      return end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
      for (int i = from; i < to; i++) {
        if (bytes[i] == wanted) {
          return i;
        }
      }
      return -1;
    }
  }
}
