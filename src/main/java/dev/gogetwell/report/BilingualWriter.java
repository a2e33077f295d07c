package dev.gogetwell.report;

import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.text.Shown;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.util.List;

/// Says every sentence in the languages of the document. Arguments come from outside and are made visible first.
final class BilingualWriter {
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

  /// In one line, a sentence that was said already.
  Html line(Html html, Said said) {
    return say(html, said, "alt", " ");
  }

  private Html say(Html html, Message message, String secondClass, String gap) {
    return say(html, said(message), secondClass, gap);
  }

  private Html say(Html html, Said said, String secondClass, String gap) {
    html.text(said.lead());
    return said.second().isEmpty() ? html
        : html.text(gap).leaf("span", said.second(), "class", secondClass, "lang", secondTag());
  }

  /// In both languages.
  Said said(Message message) {
    String first = in(lead(), message);
    String other = second(message);
    return new Said(first, other.equals(first) ? "" : other);
  }

  Said said(String key) {
    return said(Message.of(key));
  }

  /// The tag of the second language; that of the first if there is none.
  String secondTag() {
    return texts.getLast().language().tag();
  }

  /// Both languages without markup, for drawings and running heads.
  String plain(String key, Object... args) {
    Said said = said(Message.of(key, args));
    return said.second().isEmpty() ? said.lead() : said.lead() + " " + said.second();
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
    return new Shown(Visible.turns(shown) ? Said.ISOLATE + shown + Said.END_ISOLATE : shown);
  }
}
