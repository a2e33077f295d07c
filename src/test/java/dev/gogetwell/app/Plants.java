package dev.gogetwell.app;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.gorules.RecordedSettings.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Secrets and private names, each another word, so that a slip tells from which place it came.
final class Plants {
  /// Who the person is; stands in the home folder, too.
  static final String USER = "zeppelina";
  static final String COMPANY = "planted-corp.test";
  static final String MODULE = "git." + COMPANY + "/airship/hangar";

  /// Recorded settings whose value is a word, a number or a list that a rule reads whole, and why nothing is planted.
  static final Map<String, String> OPEN = new TreeMap<>(Map.ofEntries(
      Map.entry("GO111MODULE", "a word"), Map.entry("GONOSUMCHECK", "a word"), Map.entry("GOVCS", "patterns and words"),
      Map.entry("GOTOOLCHAIN", "a version"), Map.entry("GOVERSION", "a version"), Map.entry("GOROOT", "go's own folder"),
      Map.entry("GODEBUG", "words of go"), Map.entry("GOEXPERIMENT", "words of go"), Map.entry("GOFIPS140", "a version"),
      Map.entry("GOOS", "a word"), Map.entry("GOARCH", "a word"), Map.entry("GOHOSTOS", "a word"),
      Map.entry("GOHOSTARCH", "a word"), Map.entry("CGO_ENABLED", "0 or 1"), Map.entry("GOSUMDB", "off: nobody is asked"),
      Map.entry("GONOPROXY", "none: the proxy is asked"), Map.entry("GOENV", "names the file with the plants"),
      Map.entry("GOCACHEPROG", "a program that go would start"), Map.entry("NO_PROXY", "hosts that a rule reads"),
      Map.entry("REQUEST_METHOD", "a word"), Map.entry("GIT_SSL_NO_VERIFY", "its being there"),
      Map.entry("GIT_SSL_VERSION", "a word"), Map.entry("HOME", "the home with the plants"),
      Map.entry("GIT_CONFIG", "would hide the files with the plants"), Map.entry("GIT_CONFIG_GLOBAL", "names such a file"),
      Map.entry("GIT_CONFIG_SYSTEM", "names such a file"), Map.entry("GIT_CONFIG_NOSYSTEM", "a number"),
      Map.entry("GIT_CONFIG_COUNT", "a number"), Map.entry("GIT_EXEC_PATH", "git's own folder"),
      Map.entry("GIT_DIR", "a folder"), Map.entry("GIT_WORK_TREE", "a folder"),
      Map.entry("GIT_SSH_VARIANT", "a word"), Map.entry("GIT_TERMINAL_PROMPT", "0 or 1"),
      Map.entry("GIT_ALLOW_PROTOCOL", "words"), Map.entry("GIT_PROTOCOL_FROM_USER", "0 or 1"),
      Map.entry("GIT_HTTP_PROXY_AUTHMETHOD", "a word"), Map.entry("GIT_HTTP_LOW_SPEED_LIMIT", "a number"),
      Map.entry("GIT_HTTP_LOW_SPEED_TIME", "a number"), Map.entry("RES_OPTIONS", "words"),
      Map.entry("LOCALDOMAIN", "words"), Map.entry("GOFLAGS", "in the go env file"),
      Map.entry("GOWORK", "found in the project"), Map.entry("GOMOD", "found in the project"),
      Map.entry("GOAUTH", "a script of the test"), Map.entry("SSL_CERT_FILE", "a file that go would read"),
      Map.entry("GOPROXY", "in the go env file")));

  private final Map<String, String> places = new LinkedHashMap<>();

  /// A new secret for a place.
  String at(String place) {
    String secret = "Plnt" + (100 + places.size()) + "xQz7Kd";
    places.put(secret, place);
    return secret;
  }

  int size() {
    return places.size();
  }

  /// Variables of a desk at which everything was put into the environment.
  Map<String, String> variables(String home) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : RecordedSettings.variables()) {
      if (!OPEN.containsKey(name)) {
        all.put(name, ofForm(RecordedSettings.ofVariable(name).orElseThrow(), "variable " + name, home));
      }
    }
    for (String name : List.of("GITHUB_TOKEN", "GITLAB_TOKEN", "AZURE_DEVOPS_PAT", "NPM_AUTH_TOKEN", "SSHPASS_PASSWORD",
        "AWS_SECRET_ACCESS_KEY", "GOOGLE_API_KEY", "GIT_PASSWORD", "GCM_CREDENTIAL_KEY", "CI_JOB_TOKEN", "MAIL_PWD",
        "DB_PASSPHRASE", "SESSION_COOKIE", "VAULT_SECRET", "ARTIFACTORY_APIKEY")) {
      all.put(name, at("variable " + name));
    }
    all.put("GIT_AUTHOR_EMAIL", at("GIT_AUTHOR_EMAIL") + "@" + COMPANY);
    all.put("GIT_AUTHOR_NAME", at("GIT_AUTHOR_NAME"));
    all.put("CGO_LDFLAGS", "-L/opt -Wl," + at("CGO_LDFLAGS"));
    all.put("HOSTNAME", at("HOSTNAME"));
    all.put("USERDOMAIN", at("USERDOMAIN"));
    all.put("SUDO_USER", at("SUDO_USER"));
    all.put("GOPRIVATE", COMPANY + ",*." + COMPANY);
    all.put("GONOSUMDB", "*." + COMPANY + ",github.com/" + at("GONOSUMDB"));
    all.put("GOINSECURE", "insecure." + COMPANY);
    return all;
  }

  private String ofForm(Form form, String place, String home) {
    String secret = at(place);
    return switch (form) {
      case PLAIN -> home + "/" + USER + "/x"; // Of a path the home and the name are what is private.
      case URLS -> "http://u" + secret + ":" + secret + "@127.0.0.1:9/token/" + secret + "?k=" + secret;
      case FLAGS -> "-mod=mod -ldflags=-Xmain.key=" + secret;
      case COMMAND -> "sshpass -p " + secret + " ssh -o " + secret;
      case PROGRAM -> home + "/" + secret + "/bin/ask";
      case PRESENCE -> "/run/" + secret;
    };
  }

  /// The file of `go env -w`.
  String goEnv(String proxy) {
    return "GOPROXY=" + proxy.replace("://", "://deploy:" + at("go env GOPROXY password") + "@") + "/token/"
        + at("go env GOPROXY path") + "/go\nGOFLAGS=-mod=mod '-ldflags=-X main.key=" + at("go env GOFLAGS") + "'\n"
        + "GOSUMDB=off\nGONOPROXY=none\nMY_API_KEY=" + at("go env, a name that go does not know") + "\n";
  }

  /// A gitconfig with every recorded key, and many that are not.
  String gitConfig(String scope, String home) {
    StringBuilder text = new StringBuilder();
    for (String key : new java.util.TreeSet<>(RecordedSettings.gitKeys())) {
      Form form = RecordedSettings.ofGit(key).orElseThrow();
      String place = scope + " gitconfig " + key;
      if (form == Form.PLAIN && !key.endsWith("cainfo") && !key.endsWith("capath")) {
        continue; // Words and numbers.
      }
      String[] parts = key.split("\\.");
      String middle = "https://u:" + at(place + ", its key") + "@git." + COMPANY + "/" + key.hashCode() + "/";
      text.append(key.contains("*") ? "[" + parts[0] + " \"" + middle + "\"]\n" : "[" + parts[0] + "]\n")
          .append("  ").append(parts[parts.length - 1]).append(" = \"").append(ofForm(form, place, home)).append("\"\n");
    }
    return text + "[sendemail]\n  smtpPass = " + at(scope + " smtpPass") + "\n  smtpUser = " + at(scope + " smtpUser")
        + "\n[user]\n  name = " + at(scope + " user.name") + "\n  email = " + at(scope + " user.email") + "@x.test\n"
        + "[credential]\n  username = " + at(scope + " credential.username") + "\n[alias]\n  up = !curl -u a:"
        + at(scope + " alias") + " x\n[remote \"up\"]\n  url = https://x:" + at(scope + " remote") + "@git.test/a\n";
  }

  String netrc() {
    return "machine git." + COMPANY + " login deploy password " + at("netrc") + "\n";
  }

  /// A settings file of VS Code.
  String editor(String scope) {
    return "{\"http.proxy\": \"http://u:" + at(scope + " http.proxy") + "@127.0.0.1:9\", \"go.goroot\": \"/opt/" + USER
        + "/go\", \"go.toolsEnvVars\": {\"GOPROXY\": \"https://x:" + at(scope + " GOPROXY") + "@goproxy.test\","
        + "\"GOPRIVATE\": \"*." + COMPANY + "\", \"MY_TOKEN\": \"" + at(scope + " variable") + "\","
        + "\"GOFLAGS\": \"-ldflags=-Xmain.key=" + at(scope + " GOFLAGS") + "\"}}";
  }

  /// What GoLand keeps of a project.
  String workspace() {
    return "<project><component name='GOROOT' url='file:///opt/" + USER + "/sdk'/><component name='VgoProject'>"
        + "<environment><map><entry key='GOPROXY' value='https://x:" + at("GoLand GOPROXY") + "@goproxy.test'/>"
        + "<entry key='API_TOKEN' value='" + at("GoLand variable") + "'/></map></environment></component></project>";
  }

  String storedCredentials() {
    return "https://deploy:" + at("git-credentials") + "@git." + COMPANY + "\n";
  }

  /// What somebody pastes from a terminal.
  String paste() {
    return "$ GIT_SSH_COMMAND='sshpass -p " + at("paste sshpass") + " ssh' go get " + MODULE + "\n"
        + "Cookie: sid=\"" + at("paste cookie") + "\"\n"
        + ".x.test\tTRUE\t/\tFALSE\t2147483647\to\tgit-a=" + at("paste cookie file") + "\n"
        + "> Authorization: Bearer " + at("paste bearer") + "\nPRIVATE-TOKEN: " + at("paste private token") + "\n"
        + "GOFLAGS='-ldflags=-X main.k=" + at("paste GOFLAGS") + "'\nsendemail.smtppass=" + at("paste git config") + "\n"
        + "machine a login b password " + at("paste netrc") + "\n"
        + "https://x-access-token:" + at("paste url") + "@github.com/a/b?access_token=" + at("paste query") + "\n"
        + Base64.getEncoder().encodeToString(("deploy:" + at("paste base64")).getBytes(StandardCharsets.UTF_8)) + "\n"
        + "C:\\Users\\" + at("paste Windows home") + "\\go \\\\" + at("paste UNC") + "\\share /mnt/c/Users/"
        + at("paste WSL home") + "/go\n" + MODULE + " v1.0.0 h1:g61tztE5qeGQ89tm6NTjjM9VPIm088od1l6aSorWRWg=\n"
        + "go: " + MODULE + "@v1.0.0: reading https://git." + COMPANY + "/x: 407 Proxy Authentication Required\n";
  }

  /// Every form in which a secret may slip, and where it was planted.
  Map<String, String> needles() {
    Map<String, String> all = new LinkedHashMap<>();
    places.forEach((secret, place) -> {
      all.put(secret.toLowerCase(java.util.Locale.ROOT), place);
      for (String text : List.of(secret, "deploy:" + secret)) {
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        all.put(base64.substring(0, base64.length() - 4).toLowerCase(java.util.Locale.ROOT), place + " in base64");
      }
    });
    all.put(USER, "the user's name");
    all.put(COMPANY, "the private domain");
    all.put("hangar", "the private module");
    return all;
  }

  /// Names that are recorded and neither planted nor excused.
  static List<String> forgotten(Set<String> planted) {
    List<String> forgotten = new ArrayList<>(RecordedSettings.variables());
    forgotten.removeAll(OPEN.keySet());
    forgotten.removeAll(planted);
    return forgotten;
  }
}
