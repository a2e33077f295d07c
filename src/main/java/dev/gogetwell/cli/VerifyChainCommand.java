package dev.gogetwell.cli;

import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.gorules.x509.ChainError;
import dev.gogetwell.gorules.x509.ChainVerdict;
import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.GoPem;
import dev.gogetwell.gorules.x509.GoTime;
import dev.gogetwell.gorules.x509.ParsedCertificate;
import dev.gogetwell.gorules.x509.RootSet;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.LineLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.file.SavedText;
import dev.gogetwell.machine.truststore.StoreContent;
import dev.gogetwell.model.Message;
import dev.gogetwell.text.Visible;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `gogetwell verify-chain`: would Go accept this chain, and in Go's words why not.
@Command(name = "verify-chain", mixinStandardHelpOptions = true)
public final class VerifyChainCommand implements Callable<Integer> {
  private static final String DEFAULT_GO = "1.26";
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Terminal terminal;
  private final Function<X509Rules, StoreContent> systemRoots;
  private final InstantSource clock;

  @Parameters(index = "0", arity = "0..1", paramLabel = "CHAIN.pem", descriptionKey = "chain")
  private @Nullable String chain;

  @Option(names = "--host", paramLabel = "HOST")
  private String host = "";

  @Option(names = "--roots", paramLabel = "ROOTS.pem")
  private @Nullable Path roots;

  @Option(names = "--at", paramLabel = "INSTANT")
  private @Nullable String at;

  @Option(names = "--go", paramLabel = "VERSION")
  private @Nullable String goVersion;

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> document = Optional.empty();

  @Option(names = "--batch", paramLabel = "FILE.jsonl[.gz]")
  private @Nullable String batch;

  /// @param systemRoots the machine's own store as Go of a version reads it
  public VerifyChainCommand(Terminal terminal, Function<X509Rules, StoreContent> systemRoots, InstantSource clock) {
    this.terminal = terminal;
    this.systemRoots = systemRoots;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    try {
      Optional<X509Rules> rules = Optional.ofNullable(goVersion).map(X509Rules::of);
      if (batch != null) {
        return runBatch(batch, rules);
      }
      if (chain == null) {
        return wrongUsage(terminal.texts().get("cert.cli.nothing-to-verify"));
      }
      return verify(chain, rules.orElseGet(() -> X509Rules.of(DEFAULT_GO)));
    } catch (IOException e) {
      return wrongUsage(terminal.texts().get(RefusedFileException.sentence(e,
          Message.of("cert.cli.cannot-read", String.valueOf(e.getMessage())))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private int wrongUsage(String message) {
    terminal.err().println(Visible.line(message));
    return ExitCode.USAGE;
  }

  private int runBatch(String file, Optional<X509Rules> rules) throws IOException, InterruptedException {
    ChainBatch judge = new ChainBatch(rules, X509Rules.of(DEFAULT_GO), systemRoots, clock);
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        new LineLimit(open(file), file, InputLimit.CERTIFICATES), StandardCharsets.UTF_8), 1 << 16)) {
      judge.run(in, terminal.json());
    }
    return ExitCode.OK;
  }

  /// The file or standard input, unpacked where it is gzip.
  private InputStream open(String file) throws IOException {
    InputStream raw = file.equals("-") ? terminal.in() : RegularFile.at(Path.of(file)).stream();
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private int verify(String file, X509Rules rules) throws IOException, UsageException {
    String pem;
    try (InputStream in = open(file)) {
      pem = new String(SavedText.utf8(RegularFile.bounded(in, file, InputLimit.CERTIFICATES)),
          StandardCharsets.ISO_8859_1);
    }
    List<byte[]> served = GoPem.certificates(pem);
    ChainVerifier verifier = new ChainVerifier(rules);
    RootSet anchors = roots == null ? systemRoots.apply(rules).systemRoots(verifier)
        : verifier.roots(GoPem.certificates(
            new String(SavedText.utf8(RegularFile.at(roots).bytes(InputLimit.CERTIFICATES)),
                StandardCharsets.ISO_8859_1)));
    GoTime now = at == null ? GoTime.of(clock.instant()) : GoTime.parse(at);
    ChainVerdict verdict = verifier.handshake(served, anchors, host, now);
    List<Certificate> certificates = new ArrayList<>();
    for (byte[] der : served) {
      if (verifier.parse(der) instanceof ParsedCertificate.Good good) {
        certificates.add(good.certificate());
      }
    }
    if (document.isPresent()) {
      new GivenFile(terminal).json(document.get(), describe(rules, now, anchors, certificates, verdict));
    }
    if (!GivenFile.isAlone(document)) {
      writeText(certificates, verdict);
    }
    return verdict.accepted() ? ExitCode.OK : ExitCode.PROBLEM;
  }

  private String describe(X509Rules rules, GoTime now, RootSet anchors, List<Certificate> certificates,
      ChainVerdict verdict) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("schema", "gogetwell/verify-chain/1");
    out.put("go", rules.label());
    out.put("host", host);
    out.put("at", now.rfc3339());
    out.put("ok", verdict.accepted());
    verdict.error().ifPresent(error -> {
      out.put("type", error.type().goName());
      error.reason().ifPresent(reason -> out.put("reason", reason.goName()));
      out.put("err", error.text());
      out.put("explanation", CertificateTexts.explanation(terminal.texts(), error));
    });
    out.put("roots", anchors.certificates().size());
    out.put("served", certificates.stream().map(VerifyChainCommand::card).toList());
    out.put("chains", verdict.chains().stream()
        .map(path -> path.stream().map(c -> c.subject().oneLine()).toList()).toList());
    return JsonMapper.shared().writeValueAsString(out);
  }

  private static Map<String, Object> card(Certificate certificate) {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("subject", certificate.subject().oneLine());
    card.put("issuer", certificate.issuer().oneLine());
    card.put("serial", certificate.serial().toString(16));
    card.put("notBefore", certificate.notBefore().rfc3339());
    card.put("notAfter", certificate.notAfter().rfc3339());
    card.put("key", certificate.publicKey().label());
    card.put("signature", certificate.signatureAlgorithm());
    card.put("dns", certificate.dnsNames());
    card.put("ip", certificate.ipAddresses());
    card.put("sha256", certificate.fingerprint());
    return card;
  }

  private void writeText(List<Certificate> certificates, ChainVerdict verdict) {
    for (Certificate certificate : certificates) {
      terminal.out().println(Visible.line(certificate.subject().oneLine()));
      terminal.out().println("  " + terminal.texts().get("cert.cli.issued-by",
          Visible.line(certificate.issuer().oneLine()), certificate.notBefore().rfc3339(),
          certificate.notAfter().rfc3339()));
    }
    if (verdict.error().isEmpty()) {
      terminal.out().println(terminal.paint(Terminal.Style.GOOD, terminal.texts().get("cert.cli.accepted")));
      return;
    }
    ChainError error = verdict.error().get();
    terminal.out().println(terminal.paint(Terminal.Style.BAD, terminal.texts().get("cert.cli.refused")) + " "
        + Visible.line(error.text()));
    terminal.out().println(CertificateTexts.explanation(terminal.texts(), error));
  }
}
