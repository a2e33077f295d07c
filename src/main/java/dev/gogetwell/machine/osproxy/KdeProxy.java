package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The proxy of KDE: the group `Proxy Settings` of kioslaverc, which Chrome reads in a session of KDE as well (KIO's
/// kprotocolmanager.cpp; Chromium's proxy_config_service_linux.cc). Blocking; any thread.
final class KdeProxy {
  private static final String FILE = "kioslaverc";
  private static final String GROUP = "[Proxy Settings]";
  /// An address and its port, with a blank or a colon between them.
  private static final Pattern ADDRESS =
      Pattern.compile("(?:(\\w{1,10})://)?(\\[[\\da-fA-F:.]{2,45}\\]|[\\w.-]{1,253})[ :]+(\\d{1,5})/?");

  private KdeProxy() {}

  /// Whether the session is one of KDE: elsewhere its file is left over and nobody reads it.
  static boolean isDesktop(Environment environment) {
    return Arrays.asList(environment.value("XDG_CURRENT_DESKTOP").split(":")).contains("KDE")
        || environment.value("KDE_FULL_SESSION").equals("true");
  }

  /// What the files say; what the user set counts before what the system ships.
  static Offered.Told read(Environment environment) {
    Map<String, String> values = new LinkedHashMap<>();
    String shipped = environment.value("XDG_CONFIG_DIRS");
    Stream<Path> folders = Stream.concat(environment.configFolder().stream(),
        Stream.of((shipped.isEmpty() ? "/etc/xdg" : shipped).split(":")).filter(folder -> folder.startsWith("/"))
            .map(Path::of));
    folders.forEach(folder -> values(text(folder.resolve(FILE))).forEach(values::putIfAbsent));
    return told(values);
  }

  static Offered.Told parse(String text) {
    return told(values(text));
  }

  private static Offered.Told told(Map<String, String> values) {
    Map<String, String> proxies = new LinkedHashMap<>();
    List<String> exceptions = List.of(values.getOrDefault("NoProxyFor", "").split(","));
    String script = "";
    String type = values.getOrDefault("ProxyType", "0");
    if (type.equals("1")) {
      add(proxies, "HTTP_PROXY", "http", values.getOrDefault("httpProxy", ""));
      add(proxies, "HTTPS_PROXY", "http", values.getOrDefault("httpsProxy", ""));
      add(proxies, "ALL_PROXY", "socks5", values.getOrDefault("socksProxy", ""));
    } else if (type.equals("2")) {
      script = values.getOrDefault("Proxy Config Script", "");
    }
    // Turned around, the list names those that are reached through the proxy alone; no variable can say that.
    boolean isTurned = values.getOrDefault("ReversedException", "false").equals("true");
    SystemProxyExceptions kept = isTurned
        ? new SystemProxyExceptions("", exceptions.stream().filter(entry -> !entry.isBlank()).toList())
        : SystemProxyExceptions.of(exceptions);
    return new Offered.Told(proxies, kept, script, type.equals("3"));
  }

  private static void add(Map<String, String> to, String name, String scheme, String value) {
    Matcher address = ADDRESS.matcher(value.strip());
    if (address.matches() && !address.group(3).equals("0")) {
      to.put(name, scheme + "://" + address.group(2) + ":" + address.group(3));
    }
  }

  /// The lines of the group; a key may be followed by what KDE says of it, as in `ProxyType[$i]=1`.
  private static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    boolean isGroup = false;
    for (String line : text.lines().map(String::strip).toList()) {
      int equal = line.indexOf('=');
      if (line.startsWith("[")) {
        isGroup = line.equals(GROUP) || line.startsWith(GROUP + "[$");
      } else if (isGroup && equal > 0) {
        String key = line.substring(0, equal).replaceFirst("\\[[^]]*\\]$", "").strip();
        values.put(key, line.substring(equal + 1).strip());
      }
    }
    return values;
  }

  private static String text(Path file) {
    try {
      return new String(RegularFile.at(file).bytes(InputLimit.SETTINGS), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return ""; // Nobody has set anything there.
    }
  }
}
