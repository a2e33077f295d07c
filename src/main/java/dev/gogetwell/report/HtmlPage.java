package dev.gogetwell.report;

import dev.gogetwell.text.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The frame of a self-contained page: style inside, nothing else may be loaded or run.
///
/// The paper size is left to the reader's print dialog, so the same file prints on A4 and on Letter. Running heads are
/// CSS page margin boxes (CSS Paged Media 3); their text stands in the style sheet, so it is escaped as a CSS string.
public final class HtmlPage {
  /// A running head has one line.
  private static final int HEAD = 96;

  private final String css;

  /// Reads the style sheet.
  public HtmlPage() {
    try (InputStream in = HtmlPage.class.getResourceAsStream("/gogetwell/report/report.css")) {
      if (in == null) {
        throw new IOException("the style sheet of the report is missing");
      }
      css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What stands at the edges of every printed page.
  public record Edges(String topLeft, String topRight, String bottomLeft) {}

  /// The whole file around `body`.
  public String wrap(String language, String title, Edges edges, Html body) {
    String style = css + pageRule(edges);
    Html head = new Html();
    head.leaf("title", Visible.cut(title, HEAD));
    return "<!doctype html>\n<html lang=\"" + (language.equals("en") ? "en" : "zh-CN") + "\">\n<head>\n"
        + "<meta charset=\"utf-8\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
        + sha256(style) + "'; base-uri 'none'; form-action 'none'\">\n"
        + "<meta name=\"referrer\" content=\"no-referrer\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width\">\n"
        + head.markup() + "\n<style>" + style + "</style>\n</head>\n<body>\n" + body.markup() + "\n</body>\n</html>\n";
  }

  private static String pageRule(Edges edges) {
    String font = "font: 9.5px/13px \"Inter\", \"Segoe UI\", \"Noto Sans CJK SC\", \"Microsoft YaHei UI\", sans-serif;"
        + " color: var(--fg-muted);";
    return "\n@page { margin: 22mm 16mm 20mm; }\n"
        + "@page {\n"
        + "  @top-left { content: " + cssString(edges.topLeft()) + "; " + font + " width: 40%; text-align: left; }\n"
        + "  @top-right { content: " + cssString(edges.topRight()) + "; " + font + " text-align: right; }\n"
        + "  @bottom-left { content: " + cssString(edges.bottomLeft()) + "; " + font
        + " width: 85%; text-align: left; }\n"
        + "  @bottom-right { content: counter(page) \" / \" counter(pages); " + font + " text-align: right; }\n"
        + "}\n";
  }

  /// CSS Syntax 3, section 4.3.7: an escaped code point can end neither the string nor the style element.
  static String cssString(String text) {
    StringBuilder out = new StringBuilder("\"");
    Visible.cut(text, HEAD).codePoints().forEach(c -> {
      if (c < 0x80 ? Character.isLetterOrDigit(c) || c == ' ' : Character.isIdeographic(c)) {
        out.appendCodePoint(c);
      } else {
        out.append('\\').append(Integer.toHexString(c)).append(' ');
      }
    });
    return out.append('"').toString();
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
