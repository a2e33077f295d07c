package dev.gogetwell.report;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A headless Chromium, driven over its DevTools socket on the loopback: opens one file, hears everything it says and
/// asks for, prints it. Knows no other page.
final class Browser implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Process process;
  private final WebSocket socket;
  private final Listener listener = new Listener();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private int lastId;

  private Browser(Process process, String endpoint) {
    this.process = process;
    this.socket = HttpClient.newHttpClient().newWebSocketBuilder()
        .buildAsync(URI.create(endpoint), listener).orTimeout(20, TimeUnit.SECONDS).join();
  }

  /// The program, if this machine has one.
  static Optional<Path> program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of("/usr/bin/", "/usr/local/bin/", "/snap/bin/").map(dir -> Path.of(dir + name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser start(Path program, Path profile) throws IOException {
    Process process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
        "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + profile,
        "about:blank").redirectErrorStream(true).start();
    // "DevTools listening on ws://127.0.0.1:PORT/devtools/browser/ID"
    var reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int at = line.indexOf("ws://127.0.0.1");
      if (at >= 0) {
        Thread.ofVirtual().start(() -> reader.lines().forEach(ignored -> { }));
        return new Browser(process, line.substring(at).strip());
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  /// What a page said and asked for while it was open, and how it prints.
  record Visit(List<String> complaints, List<String> requests, String title, byte[] pdf, byte[] screenshot) {}

  /// @param width paper width in inches
  Visit visit(Path file, double width, double height) {
    complaints.clear();
    requests.clear();
    String target = call("", "Target.createTarget", node().put("url", "about:blank")).path("targetId").asString();
    String session = call("", "Target.attachToTarget", node().put("targetId", target).put("flatten", true))
        .path("sessionId").asString();
    for (String domain : List.of("Page", "Runtime", "Log", "Network", "Security")) {
      call(session, domain + ".enable", node());
    }
    call(session, "Page.navigate", node().put("url", file.toUri().toString()));
    await("Page.loadEventFired");
    String title = call(session, "Runtime.evaluate", node().put("expression", "document.title"))
        .path("result").path("value").asString();
    byte[] shot = decode(call(session, "Page.captureScreenshot", node().put("captureBeyondViewport", true)));
    byte[] pdf = decode(call(session, "Page.printToPDF", node().put("paperWidth", width).put("paperHeight", height)
        .put("printBackground", true).put("preferCSSPageSize", false)));
    call("", "Target.closeTarget", node().put("targetId", target));
    requests.removeIf(url -> url.equals(file.toUri().toString()));
    return new Visit(List.copyOf(complaints), List.copyOf(requests), title, pdf, shot);
  }

  /// The text that a reader sees, on the screen or on paper.
  ///
  /// @param anchor a part of the page that a link leads to; may be empty
  String shown(Path file, String anchor, boolean paper) {
    String target = call("", "Target.createTarget", node().put("url", "about:blank")).path("targetId").asString();
    String session = call("", "Target.attachToTarget", node().put("targetId", target).put("flatten", true))
        .path("sessionId").asString();
    call(session, "Page.enable", node());
    call(session, "Page.navigate", node().put("url", file.toUri() + (anchor.isEmpty() ? "" : "#" + anchor)));
    await("Page.loadEventFired");
    call(session, "Emulation.setEmulatedMedia", node().put("media", paper ? "print" : "screen"));
    String text = call(session, "Runtime.evaluate", node().put("expression", "document.body.innerText"))
        .path("result").path("value").asString();
    call("", "Target.closeTarget", node().put("targetId", target));
    return text;
  }

  private static byte[] decode(JsonNode answer) {
    return Base64.getDecoder().decode(answer.path("data").asString());
  }

  private static ObjectNode node() {
    return MAPPER.createObjectNode();
  }

  private JsonNode call(String session, String method, ObjectNode parameters) {
    int id = ++lastId;
    ObjectNode message = node().put("id", id).put("method", method);
    message.set("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    while (true) {
      JsonNode answer = next();
      if (answer.path("id").asInt(0) == id) {
        if (answer.has("error")) {
          throw new IllegalStateException(method + ": " + answer.path("error"));
        }
        return answer.path("result");
      }
    }
  }

  private void await(String event) {
    while (!next().path("method").asString("").equals(event)) {
      // next() keeps what is worth keeping
    }
  }

  private JsonNode next() {
    try {
      String text = listener.messages.poll(60, TimeUnit.SECONDS);
      if (text == null) {
        throw new IllegalStateException("the browser does not answer");
      }
      JsonNode message = MAPPER.readTree(text);
      switch (message.path("method").asString("")) {
        case "Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown" ->
            complaints.add(message.path("params").toString());
        case "Network.requestWillBeSent" ->
            requests.add(message.path("params").path("request").path("url").asString(""));
        default -> { }
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
