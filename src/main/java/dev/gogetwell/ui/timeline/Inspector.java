package dev.gogetwell.ui.timeline;

import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.ProtocolVersion;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import dev.gogetwell.ui.timeline.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a message is for, its fields, its bytes, in this order. JavaFX thread only.
final class Inspector {
  private static final int SHOWN_BYTES = 96;

  private static final double LEAST = 200;

  private final Widgets parts;
  private final Client client;
  private final VBox body;
  private final ScrollPane node;

  /// A line of the inspector; names and values are the RFC's and are not translated.
  private record Field(String name, String value) {}

  Inspector(Widgets parts, Client client) {
    this.parts = parts;
    this.client = client;
    this.body = parts.column(14);
    this.node = new ScrollPane(body);
    node.setMinHeight(LEAST);
    node.setFitToWidth(true);
    node.setFocusTraversable(false);
    node.getStyleClass().addAll("bare", "card", "inspector");
    clear();
  }

  Node node() {
    return node;
  }

  void clear() {
    body.getChildren().setAll(parts.label("ui.tls.select", "small", "muted"));
  }

  void show(Rung rung) {
    if (rung.kind() == Ladder.Kind.GAP || rung.kind() == Ladder.Kind.BREAK) {
      return;
    }
    Label name = rung.kind() == Ladder.Kind.CLOSE ? parts.label(rung.name(), "head") : parts.raw(rung.name(), "head");
    HBox title = parts.row(8, parts.grow(name));
    if (rung.decrypted()) {
      title.getChildren().add(parts.badge(parts.texts().of("ui.tls.decrypted"), Feather.UNLOCK, Tone.NEUTRAL));
    }
    String from = rung.direction() == Direction.CLIENT_TO_SERVER ? client.key("ui.tls.from-client")
        : "ui.tls.from-server";
    String purpose = client.key(Ladder.purposeKey(rung));
    body.getChildren().setAll(
        parts.column(2, title, parts.bound(parts.texts().of(from, Wording.millis(rung.time()),
            Integer.toString(rung.bytes())), "small", "muted")),
        parts.column(4, parts.label("ui.tls.purpose", "small", "strong"), parts.bound(parts.texts().compute(texts ->
            texts.get(texts.has(purpose) ? purpose : "ui.tls.purpose.other")), "small", "muted")));
    rung.message().ifPresent(message -> {
      List<Field> fields = fields(message);
      if (!fields.isEmpty()) {
        body.getChildren().add(parts.column(6, parts.label("ui.tls.fields", "small", "strong"), grid(fields)));
      }
      if (message.bytes().length() > 0) {
        Label hex = parts.raw(hex(message.bytes().hex()), "mono");
        VBox box = new VBox(hex);
        box.getStyleClass().add("terminal");
        body.getChildren().add(parts.column(6, parts.label("ui.tls.octets", "small", "strong"), box));
      }
    });
  }

  private Node grid(List<Field> fields) {
    GridPane grid = new GridPane(12, 6);
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints value = new ColumnConstraints();
    value.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(name, value);
    for (int i = 0; i < fields.size(); i++) {
      Label key = parts.raw(fields.get(i).name(), "small", "muted");
      key.setWrapText(false);
      GridPane.setValignment(key, javafx.geometry.VPos.TOP);
      grid.addRow(i, key, parts.raw(fields.get(i).value(), "small"));
    }
    return grid;
  }

  private static List<Field> fields(HandshakeMessage message) {
    List<Field> fields = new ArrayList<>();
    switch (message) {
      case HandshakeMessage.ClientHello hello -> {
        fields.add(new Field("SNI", hello.serverName().orElse("–")));
        fields.add(new Field("ALPN", String.join(", ", hello.alpn())));
        fields.add(new Field("versions", hello.supportedVersions().stream().map(ProtocolVersion::label)
            .collect(Collectors.joining(", "))));
        fields.add(new Field("groups", numbers(hello.groups())));
        fields.add(new Field("key_share", numbers(hello.keyShareGroups())));
        fields.add(new Field("cipher suites", Integer.toString(hello.cipherSuites().size())));
        fields.add(new Field("JA4", hello.ja4()));
      }
      case HandshakeMessage.ServerHello hello -> {
        fields.add(new Field("version", hello.negotiated().label()));
        fields.add(new Field("cipher suite", hello.cipherSuiteName()));
        hello.keyShareGroup().ifPresent(group -> fields.add(new Field("key_share", numbers(List.of(group)))));
        hello.alpn().ifPresent(alpn -> fields.add(new Field("ALPN", alpn)));
      }
      case HandshakeMessage.Certificate certificate -> certificates(fields, certificate.entries());
      case HandshakeMessage.CompressedCertificate certificate -> certificates(fields, certificate.entries());
      case HandshakeMessage.EncryptedExtensions extensions ->
          extensions.alpn().ifPresent(alpn -> fields.add(new Field("ALPN", alpn)));
      case HandshakeMessage.CertificateVerify verify -> verify.algorithm().ifPresent(number ->
          fields.add(new Field("algorithm", "0x%04x".formatted(number))));
      case HandshakeMessage.KeyExchange exchange -> exchange.group().ifPresent(group ->
          fields.add(new Field("group", numbers(List.of(group)))));
      case HandshakeMessage.NewSessionTicket ticket ->
          fields.add(new Field("lifetime", ticket.lifetimeSeconds() + " s"));
      case HandshakeMessage.CertificateRequest request ->
          fields.add(new Field("authorities", String.join("\n", request.authorities())));
      case HandshakeMessage.Malformed malformed -> fields.add(new Field("problem", malformed.problem()));
      case HandshakeMessage.KeyUpdate _, HandshakeMessage.CertificateStatus _, HandshakeMessage.Simple _,
          HandshakeMessage.Encrypted _ -> { }
    }
    return fields;
  }

  private static void certificates(List<Field> fields, List<dev.gogetwell.model.tls.CertificateEntry> entries) {
    fields.add(new Field("chain", Integer.toString(entries.size())));
    entries.stream().findFirst().ifPresent(leaf -> {
      leaf.fields().ifPresent(known -> {
        fields.add(new Field("subject", known.subject()));
        fields.add(new Field("issuer", known.issuer()));
        fields.add(new Field("valid", Wording.date(known.notBefore()) + " – " + Wording.date(known.notAfter())));
      });
      fields.add(new Field("SHA-256", leaf.sha256()));
    });
  }

  private static String numbers(List<Integer> numbers) {
    return numbers.stream().map(number -> switch (number) {
      case 4587 -> "SecP256r1MLKEM768";
      case 4588 -> "X25519MLKEM768";
      case 4589 -> "SecP384r1MLKEM1024";
      case 0x6399 -> "X25519Kyber768Draft00";
      case 29 -> "X25519";
      case 23 -> "P-256";
      case 24 -> "P-384";
      case 25 -> "P-521";
      default -> "0x%04x".formatted(number);
    }).collect(Collectors.joining(", "));
  }

  private static String hex(String all) {
    StringBuilder text = new StringBuilder();
    int end = Math.min(all.length(), SHOWN_BYTES * 2);
    for (int i = 0; i < end; i += 2) {
      text.append(all, i, i + 2).append((i / 2) % 10 == 9 ? '\n' : ' ');
    }
    return text.toString().strip() + (all.length() > end ? " …" : "");
  }
}
