package dev.gogetwell.report;

import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.text.Shown;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.util.List;

/// Says every sentence in the languages of the document. Arguments come from outside and are made visible first.
final class BilingualWriter {
  private static final char ISOLATE = '\u2068';
  private static final char END_ISOLATE = '\u2069';
  private static final int ARGUMENT = 300;

  private final List<Texts> texts;

  /// @param texts one or two languages, the leading one first
  BilingualWriter(List<Texts> texts) {
    this.texts = List.copyOf(texts);
  }

  Texts lead() {
    return texts.getFirst();
  }

  /// In one line: `中文 English`.
  Html line(Html html, Message message) {
    return say(html, message, "alt", " ");
  }

  Html line(Html html, String key, Object... args) {
    return line(html, Message.of(key, args));
  }

  /// The second language in a line of its own.
  Html block(Html html, Message message) {
    return say(html, message, "alt block", "");
  }

  Html block(Html html, String key, Object... args) {
    return block(html, Message.of(key, args));
  }

  private Html say(Html html, Message message, String secondClass, String gap) {
    String first = in(lead(), message);
    html.text(first);
    for (Texts second : texts.subList(1, texts.size())) {
      String other = in(second, message);
      if (!other.equals(first)) {
        html.text(gap).leaf("span", other, "class", secondClass, "lang", second.language().tag());
      }
    }
    return html;
  }

  /// Both languages without markup, for drawings and running heads.
  String plain(String key, Object... args) {
    Message message = Message.of(key, args);
    String first = in(lead(), message);
    StringBuilder all = new StringBuilder(first);
    for (Texts second : texts.subList(1, texts.size())) {
      String other = in(second, message);
      all.append(other.equals(first) ? "" : " " + other);
    }
    return all.toString();
  }

  /// The leading language only, where there is no room.
  String lead(String key, Object... args) {
    return in(lead(), Message.of(key, args));
  }

  /// The second language; empty if there is none.
  String second(Message message) {
    return texts.size() < 2 ? "" : in(texts.get(1), message);
  }

  /// The sentence of a finding; its code where no sentence exists, so that nothing is ever hidden.
  Message sentence(Finding finding) {
    return lead().has(finding.sentence().key()) ? finding.sentence()
        : Message.of("report.finding.by-code", finding.code().code(), finding.subject());
  }

  static String in(Texts texts, Message message) {
    Object[] args = message.args().stream().map(BilingualWriter::argument).toArray();
    return texts.get(message.key(), args);
  }

  private static Shown argument(String argument) {
    String shown = Visible.cut(argument, ARGUMENT);
    return new Shown(Visible.turns(shown) ? ISOLATE + shown + END_ISOLATE : shown);
  }
}
