package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.truststore.StoreContent;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import dev.gogetwell.model.Der;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyChainCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

  @TempDir
  private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final byte[] certificate = selfSigned();

  VerifyChainCommandTest() throws Exception {}

  private static byte[] selfSigned() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=\u202eevil");
    return new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(NOW.minusSeconds(86_400)),
        Date.from(NOW.plusSeconds(86_400)), name, pair.getPublic())
        .addExtension(Extension.subjectAlternativeName, false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, "example.com")))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())).getEncoded();
  }

  private String pem() {
    return "-----BEGIN CERTIFICATE-----\n" + Base64.getEncoder().encodeToString(certificate)
        + "\n-----END CERTIFICATE-----\n";
  }

  private int run(List<byte[]> systemRoots, String input, String... args) {
    return run(new StoreContent(systemRoots.stream().map(der -> new StoredRoot(Der.of(der), "roots.pem")).toList(),
        List.of(), ""), input, args);
  }

  private int run(StoreContent systemRoots, String input, String... args) {
    Terminal terminal = new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false,
        Texts.load(Language.ENGLISH));
    return new CommandLine(new VerifyChainCommand(terminal, rules -> systemRoots, () -> NOW)).execute(args);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anAcceptedChainEndsWithZeroAndOneJsonObject() throws IOException {
    Path file = Files.writeString(directory.resolve("chain.pem"), pem());
    int code = run(List.of(certificate), "", file.toString(), "--host", "example.com", "--json");
    JsonNode json = JsonMapper.shared().readTree(printed());
    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(json.path("ok").asBoolean()).isTrue();
    assertThat(json.path("schema").asString()).isEqualTo("gogetwell/verify-chain/1");
    assertThat(json.path("served").get(0).path("dns").get(0).asString()).isEqualTo("example.com");
  }

  @Test
  void aRefusedChainEndsWithOneAndSaysWhyInGosWords() {
    int code = run(List.of(), pem(), "-", "--host", "example.com");
    assertThat(code).isEqualTo(ExitCode.PROBLEM);
    assertThat(printed()).contains("x509: certificate signed by unknown authority")
        .contains("Go does not know who signed").doesNotContain("\u202e").contains("[U+202E]evil");
  }

  @Test
  void whereNoRootCouldBeLoadedTheRefusalSaysSoAsGoDoes() throws IOException {
    String words = "x509: failed to load system roots and no roots provided; read /roots: is a directory";
    StoreContent nothing = new StoreContent(List.of(), List.of(), words);
    assertThat(run(nothing, pem(), "-", "--host", "example.com")).isEqualTo(ExitCode.PROBLEM);
    assertThat(printed()).contains(words);
    out.reset();
    run(nothing, "{\"id\":\"a\",\"host\":\"example.com\",\"sysroots\":true,\"leaf\":"
        + JsonMapper.shared().writeValueAsString(pem()) + "}\n", "--batch", "-");
    assertThat(printed()).contains("\"type\":\"SystemRootsError\",\"err\":\"" + words);
  }

  @Test
  void theTimeOfTheCheckCanBeChosen() {
    run(List.of(certificate), pem(), "-", "--host", "example.com", "--at", "2030-01-01T00:00:00+02:00", "--json");
    assertThat(printed()).contains("current time 2030-01-01T00:00:00+02:00 is after 2026-11-26T00:00:00Z")
        .contains("\"reason\":\"Expired\"");
  }

  @Test
  void aBatchAnswersEveryLineInOrder() throws IOException {
    String quoted = JsonMapper.shared().writeValueAsString(pem());
    String lines = "{\"id\":\"a\",\"host\":\"example.com\",\"time\":\"2026-11-25T00:00:00Z\",\"roots\":[" + quoted
        + "],\"leaf\":" + quoted + ",\"intermediates\":[],\"eku\":null,\"extra\":{\"x\":[1]}}\n"
        + "no json\n\n"
        + "{\"id\":\"b\",\"host\":\"other.org\",\"roots\":[],\"leaf\":" + quoted + "}\n";
    Path file = directory.resolve("cases.jsonl.gz");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(run(List.of(), "", "--batch", file.toString(), "--go", "1.26")).isEqualTo(ExitCode.OK);
    String[] answers = printed().split("\n");
    assertThat(answers).hasSize(3);
    assertThat(answers[0]).isEqualTo("{\"id\":\"a\",\"ok\":true}");
    assertThat(answers[1]).contains("\"ok\":false").contains("\"type\":\"parse\"");
    assertThat(answers[2]).isEqualTo("{\"id\":\"b\",\"ok\":false,\"type\":\"HostnameError\","
        + "\"err\":\"x509: certificate is valid for example.com, not other.org\"}");
  }

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(run(List.of(), "", "missing.pem")).isEqualTo(ExitCode.USAGE);
    assertThat(run(List.of(), pem(), "-", "--go", "newest")).isEqualTo(ExitCode.USAGE);
    assertThat(run(List.of(), "")).isEqualTo(ExitCode.USAGE);
    assertThat(run(List.of(), pem(), "-", "--at", "yesterday")).isEqualTo(ExitCode.USAGE);
  }
}
