package dev.gogetwell.engine;

import dev.gogetwell.engine.ReferenceHosts.Database;
import dev.gogetwell.engine.ReferenceHosts.Doh;
import dev.gogetwell.engine.ReferenceHosts.Portal;
import dev.gogetwell.engine.ReferenceHosts.SshPlace;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads lists of reference hosts: the one that is shipped, and the file that `--hosts` names. Any thread.
///
/// A key that the file lacks keeps the list that was there; an empty list switches that kind off.
public final class ReferenceHostsReader {
  private static final String SHIPPED = "/gogetwell/catalogue/reference-hosts.json";
  private static final String COMPARED = "/gogetwell/catalogue/mirrors.json";

  private final JsonMapper json = JsonMapper.builder().build();

  /// The lists that come with the program.
  public ReferenceHosts shipped() {
    try (InputStream in = ReferenceHostsReader.class.getResourceAsStream(SHIPPED)) {
      return parse(json.readTree(in), ReferenceHosts.none(), Path.of(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The module proxies that are compared when the user asks for that; most of them no run asks.
  public List<String> comparedMirrors() {
    try (InputStream in = ReferenceHostsReader.class.getResourceAsStream(COMPARED)) {
      return list(json.readTree(in), "mirrors", node -> withoutSlash(node.asString()), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads `file`; what it lacks comes from `otherwise`. Paths inside are relative to the file.
  ///
  /// @throws HostsFileException if it cannot be read or is not such a file
  public ReferenceHosts read(Path file, ReferenceHosts otherwise) throws HostsFileException {
    try {
      JsonNode root = json.readTree(RegularFile.at(file).text(InputLimit.HOSTS));
      if (!root.isObject()) {
        throw new HostsFileException(Message.of("hosts.not-an-object", file));
      }
      Path folder = file.toAbsolutePath().getParent();
      return parse(root, otherwise, folder == null ? Path.of("") : folder);
    } catch (IOException e) {
      throw new HostsFileException(RefusedFileException.sentence(e, Message.of("hosts.cannot-read", file)));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new HostsFileException(Message.of("hosts.malformed", file, String.valueOf(e.getMessage()).lines()
          .findFirst().orElse("")));
    }
  }

  private static ReferenceHosts parse(JsonNode root, ReferenceHosts otherwise, Path folder) {
    return new ReferenceHosts(
        list(root, "udp", node -> endpoint(node.asString()), otherwise.udp()),
        list(root, "doh", ReferenceHostsReader::doh, otherwise.doh()),
        list(root, "portal", node -> new Portal(node.path("url").asString(), node.path("status").asInt(200),
            node.path("body").asString("")), otherwise.portal()),
        list(root, "control", JsonNode::asString, otherwise.control()),
        list(root, "mirrors", node -> withoutSlash(node.asString()), otherwise.mirrors()),
        list(root, "databases", node -> new Database(node.path("name").asString(""),
            withoutSlash(node.path("url").asString(""))), otherwise.databases()),
        list(root, "ssh", node -> new SshPlace(node.path("host").asString(""), node.path("name").asString(""),
            node.path("port").asInt(443)), otherwise.ssh()),
        root.has("publicRoots") ? Optional.of(root.get("publicRoots").asString("")).filter(text -> !text.isEmpty())
            .map(folder::resolve) : otherwise.publicRoots());
  }

  private static <T> List<T> list(JsonNode root, String key, Function<JsonNode, T> reader, List<T> otherwise) {
    JsonNode node = root.path(key);
    if (!node.isArray()) {
      return otherwise;
    }
    List<T> items = new ArrayList<>();
    node.forEach(item -> items.add(reader.apply(item)));
    return items;
  }

  private static Doh doh(JsonNode node) {
    List<String> addresses = new ArrayList<>();
    node.path("addresses").forEach(address -> addresses.add(address.asString()));
    return new Doh(node.path("name").asString(""), node.path("url").asString(), addresses);
  }

  /// `address`, `address:port` or `[v6]:port`.
  static Endpoint endpoint(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return new Endpoint(text.substring(1, end), end + 1 < text.length() ? Integer.parseInt(text.substring(end + 2)) : 53);
    }
    int colon = text.indexOf(':');
    boolean hasPort = colon > 0 && text.indexOf(':', colon + 1) < 0;
    return hasPort ? new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
        : new Endpoint(text, 53);
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
