package dev.gogetwell.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Takes UTF-8 and writes it in the code page of a console, which shows UTF-8 as garbage. What the code page does not
/// have is written in its nearest plain form. Any thread, one at a time.
final class ConsoleStream extends FilterOutputStream {
  private static final Map<Character, String> PLAIN = Map.ofEntries(Map.entry('✓', "+"), Map.entry('✗', "x"),
      Map.entry('–', "-"), Map.entry('—', "-"), Map.entry('…', "..."), Map.entry('“', "\""), Map.entry('”', "\""),
      Map.entry('‘', "'"), Map.entry('’', "'"), Map.entry('·', "-"), Map.entry('→', "->"), Map.entry('←', "<-"),
      Map.entry('≤', "<="), Map.entry('≥', ">="), Map.entry('×', "x"), Map.entry('•', "*"));

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
      .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final CharsetEncoder encoder;
  /// The beginning of a character whose end has not come yet.
  private final ByteBuffer waiting = ByteBuffer.allocate(8);

  ConsoleStream(OutputStream out, Charset console) {
    super(out);
    this.encoder = console.newEncoder().onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(waiting.position() + count);
    in.put(waiting.flip()).put(bytes, from, count).flip();
    CharBuffer text = CharBuffer.allocate(in.remaining());
    decoder.decode(in, text, false);
    waiting.clear().put(in);
    ByteBuffer coded = encoder.encode(CharBuffer.wrap(shown(text.flip())));
    out.write(coded.array(), coded.arrayOffset(), coded.remaining());
  }

  private String shown(CharBuffer text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (char c : text.toString().toCharArray()) {
      if (PLAIN.containsKey(c) && !encoder.canEncode(c)) {
        shown.append(PLAIN.get(c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
