package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.gorules.x509.InspectionVendors;
import dev.gogetwell.gorules.x509.InspectionVendors.Kind;
import dev.gogetwell.gorules.x509.InspectionVendors.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the shipped list of interceptors. Stateless, any thread.
public final class InspectionVendorsReader {
  private static final String SHIPPED = "/gogetwell/catalogue/inspection-vendors.json";

  private InspectionVendorsReader() {}

  /// The list that comes with the program.
  public static InspectionVendors shipped() {
    try (InputStream in = InspectionVendorsReader.class.getResourceAsStream(SHIPPED)) {
      return parse(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(SHIPPED, e);
    }
  }

  private static InspectionVendors parse(JsonNode root) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode entry : root.path("vendors")) {
      rules.add(Rule.of(text(entry, "vendor"), Kind.of(text(entry, "kind")), text(entry, "commonName"),
          text(entry, "organization"), text(entry, "source")));
    }
    return new InspectionVendors(List.copyOf(rules));
  }

  private static String text(JsonNode entry, String field) {
    return entry.path(field).asString("");
  }
}
