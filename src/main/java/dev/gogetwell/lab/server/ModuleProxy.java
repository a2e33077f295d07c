package dev.gogetwell.lab.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// A module proxy (https://go.dev/ref/mod#goproxy-protocol) that also serves a checksum database.
///
/// @param label how it is called in the log
/// @param prefix the path in front of everything, without a slash at the end
/// @param modules what it has
/// @param database served below `/sumdb/`
/// @param delay before every answer
/// @param log notes every request
public record ModuleProxy(
    String label,
    String prefix,
    List<ModuleArchive> modules,
    ChecksumDatabase database,
    Duration delay,
    ServerLog log)
    implements HttpService {
  public ModuleProxy {
    modules = List.copyOf(modules);
  }

  @Override
  public HttpAnswer answer(String path) throws IOException {
    log.add(label, "GET " + path);
    if (delay.isPositive()) {
      Pause.of(delay);
    }
    if (!path.startsWith(prefix + "/")) {
      return HttpAnswer.notFound(path);
    }
    String rest = path.substring(prefix.length());
    String sumdb = "/sumdb/" + database.name() + "/";
    if (rest.startsWith(sumdb)) {
      return database.answer(rest.substring(sumdb.length() - 1));
    }
    return modules.stream().filter(module -> rest.startsWith("/" + module.path() + "/@")).findFirst()
        .map(module -> file(module, rest.substring(module.path().length() + 1)))
        .orElseGet(() -> HttpAnswer.notFound(rest));
  }

  private static HttpAnswer file(ModuleArchive module, String file) {
    String info = "{\"Version\":\"" + module.version() + "\",\"Time\":\"2024-05-06T07:08:09Z\"}";
    String version = "/@v/" + module.version();
    if (file.equals("/@v/list")) {
      return HttpAnswer.text(module.version() + "\n");
    }
    if (file.equals("/@latest") || file.equals(version + ".info")) {
      return HttpAnswer.bytes("application/json", info.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    if (file.equals(version + ".mod")) {
      return HttpAnswer.text(module.goMod());
    }
    if (file.equals(version + ".zip")) {
      return HttpAnswer.bytes("application/zip", module.zip());
    }
    return HttpAnswer.notFound(module.path() + file);
  }
}
