package dev.gogetwell.report;

import dev.gogetwell.text.Visible;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Writes HTML in which text can only ever be text: there is no way to append markup, tags and attributes come from
/// fixed sets without script, style or address, and every value is escaped. For one document, by one thread.
public final class Html {
  private static final Set<String> TAGS = Set.of("section", "header", "main", "nav", "div", "span", "p", "h1", "h2",
      "h3", "b", "br", "bdi", "a", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "pre",
      "details", "summary",
      "svg", "g", "path", "rect", "circle", "line", "polyline", "polygon", "text", "title");
  private static final Set<String> EMPTY = Set.of("br", "path", "rect", "circle", "line", "polyline", "polygon");
  private static final Set<String> ATTRIBUTES = Set.of("class", "id", "lang", "href", "role", "aria-label",
      "aria-hidden", "scope", "colspan", "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r",
      "rx", "d", "points", "text-anchor");

  private final StringBuilder out = new StringBuilder(32_768);
  private final Deque<String> open = new ArrayDeque<>();

  /// Opens an element; `attributes` are names and values in turn.
  public Html open(String tag, String... attributes) {
    if (!TAGS.contains(tag)) {
      throw new IllegalArgumentException("no such tag here: " + tag);
    }
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
    if (EMPTY.contains(tag)) {
      out.append("/>");
    } else {
      out.append('>');
      open.push(tag);
    }
    return this;
  }

  private void attribute(String name, String value) {
    if (!ATTRIBUTES.contains(name) || (name.equals("href") && !value.startsWith("#"))) {
      throw new IllegalArgumentException("no such attribute here: " + name);
    }
    out.append(' ').append(name).append("=\"");
    escape(name.equals("id") || name.equals("href") ? anchor(value) : value);
    out.append('"');
  }

  /// Only what is safe in an id and in the link to it.
  private static String anchor(String value) {
    return value.substring(0, Math.min(60, value.length())).replaceAll("[^#A-Za-z0-9-]", "-");
  }

  /// Closes the innermost element.
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// Our own text, or a sentence whose arguments were made visible before.
  public Html text(String text) {
    escape(text);
    return this;
  }

  /// Text from outside: cut, visible, and isolated from the reading direction of its neighbours.
  public Html outside(String text) {
    return outside(text, Visible.CELL);
  }

  /// The same, up to `most` characters of it.
  public Html outside(String text, int most) {
    return isolated(Visible.cut(text, most));
  }

  /// Text from outside that was cut already.
  public Html isolated(String text) {
    return open("bdi").text(text).close();
  }

  /// An element that holds only a text of ours.
  public Html leaf(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /// The one way of a text into the page. Isolates are left: [BilingualWriter] puts them around what turns the
  /// direction, and
  /// took away those of the text itself.
  private void escape(String all) {
    for (String piece : all.splitWithDelimiters("[\u2068\u2069]", 0)) {
      escapeMarkup(piece.equals("\u2068") || piece.equals("\u2069") ? piece : Visible.text(piece));
    }
  }

  private void escapeMarkup(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  /// The markup written so far.
  public String markup() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open.peek());
    }
    return out.toString();
  }
}
