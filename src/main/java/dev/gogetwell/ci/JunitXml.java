package dev.gogetwell.ci;

import dev.gogetwell.text.Visible;

/// The verdict as one failed test case of JUnit XML: an error where the job could not do its work, a failure where the
/// code is it. Stateless; any thread.
final class JunitXml {
  private JunitXml() {}

  static String of(JobVerdict verdict, String head) {
    boolean code = verdict.kind() == JobKind.CODE;
    String element = code ? "failure" : "error";
    String counts = " tests=\"1\" failures=\"" + (code ? 1 : 0) + "\" errors=\"" + (code ? 0 : 1) + "\"";
    String quoted = verdict.excerpt().isEmpty() ? "" : "\n\n" + verdict.excerpt();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"GoGetWell\"" + counts + ">\n"
        + "  <testsuite name=\"GoGetWell\"" + counts + " skipped=\"0\" time=\"0\">\n"
        + "    <testcase classname=\"" + String.join(".", "gogetwell", verdict.kind().word()) + "\" name=\"" + attribute(verdict.id())
        + "\" time=\"0\">\n"
        + "      <" + element + " type=\"" + attribute(verdict.id()) + "\" message=\""
        + attribute(head) + "\">" + text(verdict.message() + quoted) + "</" + element + ">\n"
        + "    </testcase>\n  </testsuite>\n</testsuites>\n";
  }

  private static String attribute(String text) {
    return text(Visible.line(text)).replace("\"", "&quot;");
  }

  /// What XML 1.0 cannot hold is shown by number before: controls, lone surrogates, unassigned characters.
  private static String text(String text) {
    return Visible.text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
