package dev.gogetwell.hygiene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// A database of vulnerabilities in a folder, in the form of https://go.dev/doc/security/vuln/database: an index and an
/// entry for each hole. Every hole is in the function `Do` below v1.0.1.
final class PracticeDatabase {
  private PracticeDatabase() {}

  /// Writes one.
  ///
  /// @param changed when it says that it was changed last
  /// @param holes for each id the module; of `required` another package is affected than the one that is imported
  static Path write(Path below, Instant changed, Map<String, String> holes) throws IOException {
    Path root = Files.createTempDirectory(below, "vulndb");
    Files.createDirectories(root.resolve("index"));
    Files.createDirectories(root.resolve("ID"));
    StringBuilder modules = new StringBuilder();
    for (Map.Entry<String, String> hole : holes.entrySet()) {
      String path = DependencyProxy.HOST + hole.getValue();
      modules.append(modules.isEmpty() ? "" : ",").append("{\"path\":\"" + path + "\",\"vulns\":[{\"id\":\""
          + hole.getKey() + "\",\"modified\":\"2026-01-02T03:04:05Z\",\"fixed\":\"1.0.1\"}]}");
      Files.writeString(root.resolve("ID/" + hole.getKey() + ".json"), entry(hole.getKey(), hole.getValue(), path));
    }
    Files.writeString(root.resolve("index/db.json"),
        "{\"modified\":\"" + changed.truncatedTo(ChronoUnit.SECONDS) + "\"}");
    Files.writeString(root.resolve("index/modules.json"), "[" + modules + "]");
    Files.writeString(root.resolve("index/vulns.json"), "[]");
    return root;
  }

  private static String entry(String id, String name, String path) {
    String affected = path + (name.equals("required") ? "/bad" : "");
    return "{\"schema_version\":\"1.3.1\",\"id\":\"" + id + "\",\"modified\":\"2026-01-02T03:04:05Z\","
        + "\"published\":\"2026-01-02T03:04:05Z\",\"summary\":\"Practice hole in " + name + "\",\"details\":"
        + "\"Made for practice.\",\"affected\":[{\"package\":{\"name\":\"" + path + "\",\"ecosystem\":\"Go\"},"
        + "\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"0\"},{\"fixed\":\"1.0.1\"}]}],"
        + "\"ecosystem_specific\":{\"imports\":[{\"path\":\"" + affected + "\",\"symbols\":[\"Do\"]}]}}],"
        + "\"database_specific\":{\"url\":\"https://pkg.go.dev/vuln/" + id + "\",\"review_status\":\"REVIEWED\"}}";
  }
}
