package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a method of GOAUTH prints: header lines by the prefix of the URLs that they are for.
/// Source: cmd/go/internal/auth/userauth.go:parseUserAuth, gitauth.go:parseGitAuth. Stateless; any thread.
public final class AuthAnswer {
  private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+): (\\P{Cntrl}*)");

  private AuthAnswer() {}

  /// The Basic form of user and password.
  public static String basic(String user, String password) {
    return "Authorization: Basic " + Base64.getEncoder()
        .encodeToString((user + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /// What a command printed: blocks of URLs, an empty line, headers, an empty line. Empty where `go` cannot read it.
  public static Map<String, List<String>> ofCommand(String text) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    List<String> urls = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    boolean inUrls = true;
    for (String line : (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
      if (line.isEmpty()) {
        if (!inUrls) {
          urls.forEach(url -> found.put(key(url), List.copyOf(headers)));
          urls.clear();
          headers.clear();
        }
        inUrls = !inUrls;
      } else if (inUrls) {
        urls.add(line);
      } else if (HEADER.matcher(line.stripTrailing()).matches()) {
        headers.add(line.stripTrailing());
      } else {
        return Map.of();
      }
    }
    return text.isEmpty() || !inUrls ? Map.of() : found;
  }

  /// What `git credential fill` printed for a URL. Empty where it is for another place.
  public static Map<String, List<String>> ofGit(String text, String url) {
    Map<String, String> values = new HashMap<>();
    text.lines().map(String::strip).filter(line -> line.indexOf('=') > 0)
        .forEach(line -> values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    String path = values.getOrDefault("path", "");
    String prefix = values.getOrDefault("protocol", "") + "://" + values.getOrDefault("host", "")
        + (path.isEmpty() || path.startsWith("/") ? path : "/" + path);
    return values.containsKey("password") && url.startsWith(prefix)
        ? Map.of(key(prefix), List.of(basic(values.getOrDefault("username", ""), values.get("password")))) : Map.of();
  }

  /// A prefix as it is looked up: without scheme and without a slash at the end.
  public static String key(String prefix) {
    String bare = prefix.startsWith("https://") ? prefix.substring("https://".length()) : prefix;
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /// The headers for a URL: of its longest prefix (auth.go:loadCredential).
  public static Optional<List<String>> find(Map<String, List<String>> known, String url) {
    for (String at = key(url); ; at = at.substring(0, at.lastIndexOf('/'))) {
      if (known.containsKey(at)) {
        return Optional.of(known.get(at));
      }
      if (at.lastIndexOf('/') < 0) {
        return Optional.empty();
      }
    }
  }
}
