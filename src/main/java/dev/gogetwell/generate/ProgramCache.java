package dev.gogetwell.generate;

import dev.gogetwell.model.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A cache for modules by a program made for it: Athens (docs.gomods.io) or goproxy (github.com/goproxy/goproxy), from
/// their documented settings. Stateless; any thread.
public final class ProgramCache {
  private static final String CLUSTER = "10.0.0.0/8";

  private final Program program;

  /// Which program.
  public enum Program {
    ATHENS("docker.io/gomods/athens:latest", "/var/lib/athens"),
    GOPROXY("ghcr.io/goproxy/goproxy:latest", "/goproxy");

    private final String image;
    private final String data;

    Program(String image, String data) {
      this.image = image;
      this.data = data;
    }
  }

  public ProgramCache(Program program) {
    this.program = program;
  }

  /// The files.
  ///
  /// @throws UnfitWishException if something is missing or cannot be written down safely
  public Generated make(CacheWish asked) throws UnfitWishException {
    CacheWish wish = asked.fit();
    List<GeneratedFile> files = new ArrayList<>();
    Map<String, String> values = values(wish);
    if (program == Program.ATHENS && wish.place() != CachePlace.KUBERNETES) {
      files.add(new GeneratedFile("athens.toml", Template.load("athens.toml").fill(values)));
      files.add(new GeneratedFile("download.hcl", Template.load("athens-download.hcl").fill(values)));
    }
    switch (wish.place()) {
      case LAPTOP -> files.add(new GeneratedFile("compose.yaml", Template.load("cache-compose.yaml").fill(values)));
      case LAN -> {
        files.add(new GeneratedFile("gomod-cache.service", Template.load("cache.service").fill(values)));
        files.add(new GeneratedFile("compose.yaml", Template.load("cache-compose.yaml").fill(values)));
      }
      case KUBERNETES ->
          files.add(new GeneratedFile("gomod-cache.yaml", Template.load("cache-kubernetes.yaml").fill(values)));
    }
    List<Message> next = new ArrayList<>();
    next.add(Message.of("generate.cache.by-structure", program == Program.ATHENS ? "Athens" : "goproxy"));
    next.addAll(ClientAdvice.of(wish));
    return new Generated(program == Program.ATHENS ? "athens" : "goproxy", files, next);
  }

  private Map<String, String> values(CacheWish wish) {
    Map<String, String> values = new LinkedHashMap<>();
    boolean athens = program == Program.ATHENS;
    String port = Integer.toString(wish.listening().port());
    values.put("program", athens ? "Athens" : "goproxy");
    values.put("port", port);
    values.put("image", program.image);
    values.put("data", program.data);
    values.put("upstream", wish.upstream().address().toString());
    values.put("size", wish.keeping().size().replaceFirst("g$", "Gi").replaceFirst("m$", "Mi"));
    values.put("published", (wish.place() == CachePlace.LAPTOP ? "127.0.0.1:" : "") + port + ":" + port);
    values.put("allowed", wish.listening().allowed().stream().map(network -> "IPAddressAllow=" + network)
        .collect(Collectors.joining("\n")));
    values.put("peers", (wish.listening().allowed().isEmpty() ? List.of(CLUSTER) : wish.listening().allowed()).stream()
        .map(network -> "- ipBlock:\n    cidr: " + (network.indexOf('/') < 0 ? network + (network.indexOf(':') < 0
            ? "/32" : "/128") : network)).collect(Collectors.joining("\n")));
    if (athens) {
      athens(values, wish);
    } else {
      goproxy(values, wish, port);
    }
    return values;
  }

  private void athens(Map<String, String> values, CacheWish wish) {
    String patterns = String.join(",", wish.privates());
    List<String> variables = new ArrayList<>(List.of("GOPROXY=" + wish.upstream().address()));
    if (!patterns.isEmpty()) {
      variables.add("GONOSUMDB=" + patterns);
    }
    values.put("go-variables", quoted(variables));
    values.put("patterns", quoted(wish.privates()));
    values.put("private-blocks", wish.privates().stream()
        .map(one -> "\ndownload " + quoted(List.of(one)) + " {\n  mode = \"none\"\n}")
        .collect(Collectors.joining("\n")));
    values.put("folder", "/etc/athens");
    values.put("cache-folder", wish.place() == CachePlace.LAN ? "/var/lib/gomod-cache" : program.data);
    values.put("tls-cert", wish.listening().tls().map(CacheWish.TlsFiles::certificate).orElse(""));
    values.put("tls-key", wish.listening().tls().map(CacheWish.TlsFiles::key).orElse(""));
    values.put("variables", "");
    values.put("command", "/usr/local/bin/athens -config_file /etc/athens/athens.toml");
    String words = "[\"athens-proxy\", \"-config_file\", \"/etc/athens/athens.toml\"]";
    values.put("compose-command", "command: " + words);
    values.put("kubernetes-command", "command: " + words);
    values.put("environment", "ATHENS_STORAGE_TYPE: disk");
    values.put("kubernetes-environment", "- name: ATHENS_STORAGE_TYPE\n  value: disk");
    values.put("compose-files",
        "- ./athens.toml:/etc/athens/athens.toml:ro\n- ./download.hcl:/etc/athens/download.hcl:ro");
    values.put("kubernetes-mounts", "- name: configuration\n  mountPath: /etc/athens\n  readOnly: true");
    values.put("kubernetes-volumes", "- name: configuration\n  configMap:\n    name: gomod-cache");
    values.put("configuration", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: gomod-cache\ndata:\n"
        + "  athens.toml: |\n" + moved(Template.load("athens.toml").fill(values)) + "  download.hcl: |\n"
        + moved(Template.load("athens-download.hcl").fill(values)) + "---");
  }

  private void goproxy(Map<String, String> values, CacheWish wish, String port) {
    String folder = wish.place() == CachePlace.LAN ? "/var/lib/gomod-cache" : program.data + "/caches";
    List<String> words = new ArrayList<>(List.of("server", "--address=:" + port, "--cacher-dir=" + program.data
        + "/caches", "--proxied-sumdbs=sum.golang.org"));
    wish.listening().tls().ifPresent(tls -> words.addAll(
        List.of("--tls-cert-file=" + tls.certificate(), "--tls-key-file=" + tls.key())));
    String patterns = String.join(",", wish.privates());
    values.put("variables", "Environment=\"GOPROXY=" + wish.upstream().address() + "\"\nEnvironment=\"GOPRIVATE="
        + patterns.replace("%", "%%") + "\"");
    values.put("command", "/usr/local/bin/goproxy " + String.join(" ", words)
        .replace(program.data + "/caches", folder));
    values.put("compose-command", "command: [" + quoted(words) + "]");
    values.put("kubernetes-command", "args: [" + quoted(words) + "]");
    values.put("environment", "GOPROXY: \"" + wish.upstream().address() + "\"\nGOPRIVATE: "
        + quoted(List.of(patterns)));
    values.put("kubernetes-environment", "- name: GOPROXY\n  value: \"" + wish.upstream().address()
        + "\"\n- name: GOPRIVATE\n  value: " + quoted(List.of(patterns)));
    for (String none : List.of("compose-files", "kubernetes-mounts", "kubernetes-volumes", "configuration")) {
      values.put(none, "");
    }
  }

  private static String quoted(List<String> all) {
    return all.stream().map(one -> "\"" + one.replace("\\", "\\\\") + "\"").collect(Collectors.joining(", "));
  }

  private static String moved(String text) {
    return text.lines().map(line -> line.isEmpty() ? "\n" : "    " + line + "\n").collect(Collectors.joining());
  }
}
