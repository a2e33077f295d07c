package dev.gogetwell.report;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.Removed.Kind;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The one way out: log, JSON, HTML, console, window title and crash files pass every text through here.
///
/// The same value gets the same placeholder for the life of a redactor, so make one a report. Redacting twice changes
/// nothing more. Linear in the length of the text whatever it holds. Safe for any thread.
public final class Redactor {
  /// Names that belong to many people or to words of our own texts; replacing them would only damage sentences.
  private static final Set<String> COMMON = Set.of("root", "go", "git", "user", "users", "admin", "administrator",
      "ubuntu", "debian", "runner", "vagrant", "docker", "developer", "dev", "test", "guest", "home", "host", "private",
      "module", "proxy", "password", "token", "key", "pattern", "computer", "this", "localhost", "localhost.localdomain",
      "none", "default", "build", "builder", "node", "app", "system", "nobody", "golang", "goproxy", "github", "gitlab",
      "google", "mirror", "secret", "server", "company", "connect", "network", "certificate", "change", "access");

  /// What x509 tells of a certificate whose host is private (crypto/x509/verify.go: HostnameError).
  private static final Pattern NAMES = Pattern.compile(
      "(?<=certificate is valid for )([^\\r\\n]{1,8000}?)(?=, not <private )");

  private final SecretShapes shapes = new SecretShapes();
  private final Pseudonyms pseudonyms = new Pseudonyms();
  private final Literals passwords;
  private final Literals identity;
  private final PrivateNames privateNames;
  private final Set<String> proxyCredentials;
  private final Disclosure disclosure;

  /// A redactor that knows these secrets besides all that have a shape.
  public Redactor(Secrets secrets) {
    this(secrets, Disclosure.WITHOUT_NAMES);
  }

  /// The same, or one that leaves names, folders and private patterns where they stand.
  public Redactor(Secrets all, Disclosure disclosure) {
    Secrets secrets = disclosure == Disclosure.WITH_NAMES ? all.withoutNames() : all;
    this.disclosure = disclosure;
    this.passwords = passwords(secrets);
    this.identity = identity(secrets);
    this.privateNames =
        PrivateNames.of(secrets.privatePatterns(), secrets.privateHosts(), secrets.privateModules());
    this.proxyCredentials = secrets.proxyCredentials().stream().map(Literals::fold).collect(Collectors.toSet());
  }

  /// A redactor for the time before the settings are known: shapes only.
  public static Redactor generic() {
    return new Redactor(Secrets.none());
  }

  /// A redactor for this report, from what the report itself gives away.
  public static Redactor of(Report report) {
    return new Redactor(Secrets.of(report));
  }

  /// Whether a word is one of everyday.
  static boolean isCommon(String word) {
    return COMMON.contains(Literals.fold(word));
  }

  /// The text without anything private.
  public String text(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String result = shapes.replaceIn(text, proxyCredentials, pseudonyms);
    result = passwords.replaceIn(result, pseudonyms);
    result = privateNames.replaceIn(result, pseudonyms);
    if (result.contains("certificate is valid for")) {
      result = NAMES.matcher(result).replaceAll(names -> Matcher.quoteReplacement(neighbours(names.group(1))));
    }
    result = identity.replaceIn(result, pseudonyms);
    return disclosure == Disclosure.WITH_NAMES ? result : shapes.homesIn(result, pseudonyms);
  }

  /// A command without passwords and tokens, for the clipboard of the user's own computer. Names and folders stay: with
  /// a placeholder in their place it would run nowhere.
  public String command(String command) {
    return passwords.replaceIn(shapes.replaceIn(command, proxyCredentials, pseudonyms), pseudonyms);
  }

  /// The other names of a private host's certificate are as private: its owner's other machines.
  private String neighbours(String names) {
    return Arrays.stream(names.split(", ")).map(name ->
        name.startsWith("<") || name.matches("[0-9.]+|[0-9a-fA-F:.]*:.*")
        ? name : pseudonyms.of(Kind.PRIVATE_HOST, Literals.fold(name))).collect(Collectors.joining(", "));
  }

  /// The name of a setting. Of a git key the section and the variable stay, whatever stands between them.
  public String settingName(String name) {
    int first = name.indexOf('.');
    int last = name.lastIndexOf('.');
    return first > 0 && last > first && RecordedSettings.ofGit(name).isPresent()
        ? name.substring(0, first + 1) + text(name.substring(first + 1, last)) + name.substring(last) : text(name);
  }

  /// The value of a setting: the parts that [RecordedSettings] lists, without anything private. The name alone may make
  /// it a secret.
  public String setting(String name, String value) {
    if (value.isBlank()) {
      return value;
    }
    if (Secrets.isSensitive(name)) {
      return value.startsWith("<") && value.endsWith(">") ? value : pseudonyms.of(Kind.TOKEN, value);
    }
    if (Secrets.isPrivateList(name) && disclosure == Disclosure.WITHOUT_NAMES) {
      return Arrays.stream(value.split(",")).map(this::pattern).collect(Collectors.joining(","));
    }
    // What is known is taken out first: then a placeholder tells of what kind it was.
    return RecordedSettings.shown(name, text(value));
  }

  /// The report without anything private, in every text that it holds.
  public Report redact(Report report) {
    return new ReportRedaction(this).apply(report);
  }

  /// What was removed so far, by kind.
  public List<Removed> removed() {
    return pseudonyms.removed();
  }

  private String pattern(String pattern) {
    boolean open = pattern.isBlank() || pattern.strip().equals("*") || pattern.strip().equals("none")
        || pattern.strip().startsWith("<");
    return open ? pattern : pseudonyms.of(Kind.PRIVATE_PATTERN, Literals.fold(pattern.strip()));
  }

  private static Literals passwords(Secrets secrets) {
    Literals.Builder literals = new Literals.Builder();
    for (String credentials : secrets.proxyCredentials()) {
      for (String form : forms(credentials)) {
        literals.add(Kind.PROXY_PASSWORD, form, credentials, false);
        literals.add(Kind.PROXY_PASSWORD, base64(form), credentials, false);
      }
      // Without a colon there is only a user name, and that is as telling as a password: it may be a token.
      for (String form : forms(credentials.substring(credentials.indexOf(':') + 1))) {
        literals.add(Kind.PROXY_PASSWORD, form, credentials, form.length() < 8);
      }
    }
    for (String password : secrets.passwords()) {
      if (password.strip().length() >= 3) {
        for (String form : forms(password.strip())) {
          literals.add(Kind.PASSWORD, form, password, form.length() < 8);
          if (form.length() >= 8) {
            literals.add(Kind.PASSWORD, base64(form), password, false);
          }
        }
      }
    }
    return literals.build();
  }

  private static Literals identity(Secrets secrets) {
    Literals.Builder literals = new Literals.Builder();
    for (String home : secrets.homes()) {
      String bare = home.replaceAll("[/\\\\]+$", "");
      if (bare.length() > 1) {
        literals.add(Kind.HOME, bare, "home " + bare, true);
        literals.add(Kind.HOME, bare.replace("\\", "\\\\"), "home " + bare, true);
        literals.add(Kind.HOME, bare.replace('\\', '/'), "home " + bare, true);
        literals.add(Kind.HOME, percent(bare), "home " + bare, true);
      }
    }
    addNames(literals, Kind.USER_NAME, secrets.users());
    addNames(literals, Kind.HOST_NAME, secrets.computers());
    return literals.build();
  }

  private static void addNames(Literals.Builder literals, Kind kind, Set<String> names) {
    for (String name : names) {
      if (name.length() >= 3 && !COMMON.contains(Literals.fold(name))) {
        literals.add(kind, name, Literals.fold(name), true);
        literals.add(kind, percent(name), Literals.fold(name), true);
      }
    }
  }

  /// As typed, decoded, and encoded.
  private static Set<String> forms(String secret) {
    Set<String> forms = new TreeSet<>(List.of(secret, percent(secret)));
    try {
      String plain = URLDecoder.decode(secret.replace("+", "%2B"), StandardCharsets.UTF_8);
      forms.add(plain);
      forms.add(percent(plain));
    } catch (IllegalArgumentException e) {
      // A percent sign that is no escape: the typed form is the only one.
    }
    return forms;
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
